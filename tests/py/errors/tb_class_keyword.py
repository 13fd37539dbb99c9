# A class keyword that nobody takes.
class C(flavour=3): pass
