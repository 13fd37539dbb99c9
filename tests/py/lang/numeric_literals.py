# Every form of number, and the wrong ones.
print(0, 00, 0_0, 1, 1_000, 0b101, 0B1_1, 0o17, 0O7_7, 0xff, 0XF_F, 0xDeadBeef, 10 ** 2, 1_2_3)
print(0.0, 1., .5, 1.5, 1e5, 1E-5, 1.5e+3, .5e1, 1_0.0_1e1_0, 0e0, 00.5, 09.5, 1e400, 1e-400, 123456789012345678901234567890, 1.7976931348623157e308, 5e-324, 3.14_15)
print(1j, .5j, 1.5J, 1e3j, 0j, 1_0j, 09j, -1j, 2 + 3j)
print(-1, - 1, +1, ~1, -0, -0.0, --1, 1 .real, 1.0.real, 1..real, 0xf.real, (1).bit_length(), 1e3.is_integer())
for bad in ("01", "1_", "_1", "1__0", "0b2", "0b", "0o8", "0o", "0x", "0xg", "0_", "0b_", "1e", "1e+", "1.e_5", "1_.5", "1._5", "1.5.5", "1a", "1.5a", "0b1.5", "0x1.5", "1jj", "1e5e5", "0777", "00_1", "1_e5", "0b12", "0o19", "1.real", "1_000_", "0B", "9" * 5000):
    try: print(bad[:10], "->", eval(bad))
    except SyntaxError as e: print(bad[:10], "->", e.msg[:80])
    except NameError as e: print(bad[:10], "=>", e)
