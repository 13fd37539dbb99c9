def calls(f, obj, *args, **kwargs):
    f()
    f(1, obj, key=2)
    obj.method(1)
    obj.method(1, key=f)
    f(*args)
    f(1, *args, 2, key=3, **kwargs)
    print("a" % f, [1, 2, 3], [f, *args], {**kwargs, "k": 1}, {1, f}, f"{f}")
    obj.attr.item[f] += obj.attr[1:2]
    (found := f(found)) + found
    return (lambda a, /, b=f, *, c: a)(obj)
