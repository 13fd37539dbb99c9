# A base that is no class.
class C(1 + 1): pass
