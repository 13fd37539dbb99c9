a or b or c and d and not e
(a or b) or c
a if b else c if d else e
a < b <= c == d != e >= f > g is h is not i in j not in k
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
-a ** -b
~-+a
not not a
await_
a ** b ** c
(a)
((a), (b,), ())
[a, *b, c]
[]
{a, *b}
{}
{a: b, **c, d: e,}
[a for b in c]
[a for b, in c for *d, e in f if g if h]
{a for b in c}
{a: b for c, d in e}
(a for b in c)
[a async for b in c]
[x := 1, y := 2]
a[b]
a[b, c]
a[b,]
a[:]
a[b:]
a[:c]
a[b:c:d]
a[::]
a[b:c, ::d, e]
a[*b]
a[*b, c]
a[b := c]
a.b.c
a . b
a()
a\
  .b
(a
 .b)
x = *a, b
*a, b
x = (yield)
f((yield a), b)
lambda: (yield)
print(*a, sep="")
0, 00, 1_000, 0xFF, 0o17, 0b101, 0XaB, 0O7, 0B1, 1j, 1.5J, 1e10, 1E-5, .5, 5., 1_0.0_1e+1_0, 012.5, 09e1, 0_0
9223372036854775807, 9223372036854775808, 0xFFFFFFFFFFFFFFFFFFFFFF
1e999, 1e-999, 123456789.123456789, 1e16, 1e15, 0.0001, 0.00001
True, False, None, ..., __debug__
1if a else 2
é = ñ = 1
ﬁ = 𝕏
a if b else(c)
a;b;c
