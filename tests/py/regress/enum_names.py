import enum
print(enum.auto, enum.member, enum.nonmember, enum.property, enum.EnumDict, enum.bin(10), enum.bin.__module__)
class C(enum.Flag):
    A = enum.auto(); B = enum.auto()
    x = enum.nonmember(3)
    @enum.property
    def p(self): return self.name
print(C.A | C.B, C.x, C.A.p, repr(enum.auto()))
