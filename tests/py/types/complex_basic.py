# complex: literals, arithmetic, attributes, formatting, errors.
z = 3 + 4j
print(z, -z, z.real, z.imag, abs(z), z.conjugate(), z + 1, 1 - z, z * 2, z * z, z / 2, z / z, z ** 2, 2 ** 1j, z == 3 + 4j, z != 3, 1 + 0j == 1, bool(0j), bool(z), hash(1 + 0j) == hash(1))
print(1j, -1j, 0j, -0j, 1 + 0j, complex(1, 2), complex("1+2j"), complex("-j"), complex("3"), complex(" 1e2-3.5j "), complex(), complex(1.5), complex(z), complex(1j, 1j), complex(real=1, imag=-0.0), complex("(1+2j)"), complex("nan+infj"))
print(1e20 + 1e-5j, 1.5 + 0j, complex(0, -0.0), complex(-0.0, 1), complex(float("inf"), float("nan")), repr(1e16j), str(0.1j), [1j], 1j ** 2, 1j ** 0, (1 + 2j) ** -1, 0j ** 0)
for text in ("1j < 2j", "1j // 1", "1j % 2", "int(1j)", "float(1j)", "complex('x')", "complex('1 + 2j')", "complex('1', 2)", "complex(1, '2')", "1j / 0", "0j ** -1", "complex([])", "round(1j)", "divmod(1j, 1)", "1j.real = 2", "1j & 1", "max(1j, 2j)", "complex(1, 2, 3)"):
    try: print(eval(text) if " = " not in text else exec(text))
    except Exception as e: print(text, type(e).__name__, e)
print(f"{z} {z:.2f} {z:>10} {z:+.1f} {z!r} {1j:g} {z:e}", "%s" % z, format(z, ""), str(z))
print(sum([1j, 2]), 1 + 1j - 1j == 1, z.__class__.__name__, type(z * 0).__name__, isinstance(z, complex), 2.5 * 1j, True + 1j, z - z, +z, (1 + 1j) * (1 - 1j), abs(-5j), pow(1j, 3), {1 + 0j: "a"}[1])
print(z in [3 + 4j], 4j.imag, 4j.real, (2).imag, (1 + 2j).conjugate().imag, complex(2 ** 60, 1), 1_0j, 1e3j, .5j, 5.j, z is not None, 3 == 3 + 0j, 3.0 == 3 + 0j, 0j == -0j)
class C:
    def __complex__(self): return 1 + 2j
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 7
print(complex(C()), complex(F()), complex(I()), complex(F(), I()))
