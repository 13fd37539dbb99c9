'a' "b" '''c''' """d"""
r'\n', R"\'", u'a', U'b'
u'a' 'b'
'a' u'b'
b'\x00\xff' B"\n" rb'\n' Rb"\\" bR'\d' BR"" br''
'\a\b\f\n\r\t\v\\\'\"\0\101\x41\u00e9\U0001f600\N{DIGIT ONE}\ud800\ud83d\ude00'
'line \
continued'
'''two
lines'''
"it's", 'say "x"', '''both ' and "'''
'tab	é 日本 \u200b \x7f'
('implicit'
 'concatenation')
f''
f'a'
f'{a}'
f'a{b}c{d}e'
f'{a!r}{b!s}{c!a}'
f'{a:>10}{b!r:^{width}.{precision}}'
f'{a=}{b = }{c=!r}{d=:>5}{e = !s:x}'
f'{{a}}{{{b}}}}}'
f'{a}' 'b' f'c{d}' u'e'
'a' f'{b}' r'\c' rf'\d{e}\f'
f'{f"{f'{a}'}"}'
f'{a["b"]}{ {1: 2}[1] }'
f'''{
    a
}{b:
}'''
f'{a:{b}{c:{d}}}'
f'{lambda_:x}{(lambda x: 1)}'
f'{a if b else c}{*a, b}{yield_}'
f'{a != b}{a:=5}{(a := 5)}'
f'{x:%H:%M}{x:}'
fr'\{a}\n', rF"{a}\d", FR'''{a}'''
f'\N{DIGIT ONE}{a}\x41'
f"{'\n'.join(a)}"
f'{a,}'
f'{a # comment
}'
f'''{a = # comment
}'''
f'{a:{{}}}'
f"{a}" f"{b}" "c" "d"
f'{a!r:x{b!s}y}z'
