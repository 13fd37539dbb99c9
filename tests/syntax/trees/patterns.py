match x:
    case 1: pass
    case -1: pass
    case 1.5 | -2j | 1 + 2j | -1 - 2.5j: pass
    case "a" "b": pass
    case b"a": pass
    case None | True | False: pass
    case a: pass
match x, y:
    case a.b.c: pass
    case _: pass
match x,:
    case (a): pass
    case (a,): pass
    case (): pass
    case (a, b): pass
    case []: pass
    case [a]: pass
    case [a, *b, c]: pass
    case [a, *_]: pass
    case a, b: pass
    case a,: pass
    case *a, b: pass
match *x, y:
    case {}: pass
    case {"a": 1}: pass
    case {"a": b, -1: c, d.e: f, None: g, **rest}: pass
    case {**rest}: pass
    case {"a": 1,}: pass
match x:
    case A(): pass
    case A(a): pass
    case A(a, b=c): pass
    case a.B(c=d, e=f,): pass
    case A(B(c), [d, {"e": f}]): pass
    case (a | b) as c: pass
    case a as b: pass
    case [1, 2] as c if c > d: pass
    case A(a as b) if (c := d): pass
    case 1 | 2 | 3 as d:
        match y:
            case case: pass
            case match | type: pass
        match = 1
        case = 2
match (x):
    case _: pass
match -x:
    case _: pass
match [x]:
    case _: pass
match {x: y}:
    case _: pass
match lambda: x:
    case _: pass
match match:
    case case if case: pass
match x:

    # comment
    case 1:
        pass

    case 2: pass
match not x:
    case y: pass
match (x := y):
    case z: pass
match x if y else z:
    case w: pass
match await_:
    case w: pass
