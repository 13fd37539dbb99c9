# float: repr, str, format in every presentation type.
for x in (0.0, -0.0, 1.0, 0.1, 1 / 3, 1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, 1.5e300, 5e-324, 1.7976931348623157e308, 2.5, 1e22, 1e23, 100.0, 1234.5678, float("inf"), float("-inf"), float("nan"), 0.30000000000000004, 9007199254740993.0, 4.35, 2.675):
    print(repr(x), str(x) == repr(x), f"{x:.3f}", f"{x:e}", f"{x:g}", f"{x:.0f}", f"{x:.2%}", f"{x:}")
v = 1234567.891
for spec in ("10.2f", "<12.1f", "^12.0f", "+.3f", " .2f", "012.2f", "*^14.2f", ",.2f", "_.1f", ".3e", "E", ".10g", "G", "n", ".0e", "#.0f", "#g", "z.1f", "010", ",", "15", ".3", ".17g", ".1", ">+15.3e", "%", ".50f"):
    print(spec, "|" + format(v, spec) + "|")
for x in (0.5, 1.5, 2.5, 3.5, -0.5, -1.5, 0.125, 0.375, 2.675, 1.005): print(f"{x:.0f} {x:.1f} {x:.2f}", end="; ")
print()
print(f"{-0.0:.1f} {-0.04:.1f} {-0.04:z.1f} {0.0:+} {float('nan'):+} {float('inf'):05} {float('-inf'):010.2f} {float('nan'):010}")
print(f"{1e10:g} {1e5:g} {1e6:g} {123456789.0:g} {0.0001:g} {0.00001:g} {1.0:#g} {100.0:g} {1e100:g} {1.50:g}")
print("%f %e %g %.2f %8.3f|%-8.2f|%+d %05.1f %s %r %G %E" % (1.5, 1.5, 1.5, 2.345, 3.14159, 2.5, 3.7, 2.5, 1.0, 1e20, 1e-10, 12345.678))
for spec in ("d", "x", "c", "s", "q", ".2n", ",n"):
    try: print(format(1.5, spec))
    except ValueError as e: print(spec, e)
print(1e308 * 10, -1e308 * 10, 1e-320, 2 ** 0.5, 10 ** -3, 1e16 + 1, 0.1 + 0.7, 1.1 * 3)
print(1.0.hex(), 0.1.hex(), (-2.5).hex(), float.fromhex("0x1.8p1"), 5e-324.hex(), float("inf").hex(), float.fromhex("-0x1p-1074"))
