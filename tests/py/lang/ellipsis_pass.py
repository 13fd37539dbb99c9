# Small forms: ..., pass, semicolons, line joining, comments, numbers of statements.
def f(): ...
def g(): pass
class C: ...
print(f(), g(), ..., Ellipsis is ..., type(...), repr(...), bool(...))
x = 1; y = 2; print(x + y);
if x: pass; print("same line")
if x: y = 3
else: y = 4
print(y)
z = (1 +
     2  # comment
     + 3)
w = 1 + \
    2
print(z, w, [1,
             2,
             ], {
    "a": 1,  # c
})
for i in (1, 2,): print(i, end=","); print("-", end="")
print()
if True:
        print("deep indent")
if True:
 print("shallow")
if True:
	print("tab")
while x: x -= 1
print(x); print("two")
def h(a,
      b=2,
      *c
      ): return a, b, c
print(h(1))
s = "a" \
    "b" 'c' """d"""
print(s, 'it''s', "\
joined")
print(0x_ff, 0b1_0, 0o17, 1_000, 1e3, .5, 5., 1_0.0_1, 1e-3, 0xDEADbeef, 3j, 1.5J, 00, 0_0)
print("\x41\u00e9\U0001F600\N{BULLET}\101\0".encode(), '\a\b\f\v\'\"\\'.encode(), r"\n", b"\xff\n", rb"\x", u"u")
lambda: (yield)
1, 2
"statement string"
{}
print(not not 1, - - 1, ~-1, -2 ** 2, 2 ** -1, 2 ** 3 ** 2, (-2) ** 2, +-+1)
print(1 if 1 else 2, *[] , sep="")
é = "unicode name"
print(é, "ünï" + "çode", len("日本"))
if 1:

    # comment between

    print("blank lines")
print(None, True, False); nonlocal_ = 1
