# Texts of argument errors of builtins and methods of builtin types.
calls = """len()|len(1, 2)|len(5)|len(x=1)|ord()|chr('a')|abs()|abs(1, 2)|sorted()|sorted(1)|print(x=1)|range()|int(1, 2, 3)|int(x=1)|str(1, 2, 3, 4)|list(1)|list(1, 2)|list(x=1)|dict(1)|dict(1, 2)|tuple(1, 2)|set(1)|float(1, 2)|bool(1, 2)|bool(x=1)
isinstance(1)|getattr(1)|hasattr(1, 2)|setattr(1, 2)|iter()|next()|zip(1)|map()|map(1)|filter(1)|enumerate()|enumerate(1)|reversed()|reversed(1)|min()|max(1)|sum()|sum(1)|divmod(1)|pow()|round()|hash()|id()|repr()|callable()|type()|super(1)|open()|input(1, 2)|slice()|frozenset(1)|bytes(1, 2)|bytearray('a')|complex('a')|memoryview()|object(1)|property(1, 2, 3, 4, 5)
[].append()|[].append(1, 2)|[].pop(1, 2)|[].pop('a')|[].insert(1)|[].index()|[].sort(1)|[].sort(x=1)|[].extend()|[].remove()|[].count()|[].clear(1)|[].reverse(1)|[].copy(1)|{}.get()|{}.get(1, 2, 3)|{}.pop()|{}.update(1)|{}.keys(1)|{}.setdefault()|{}.popitem(1)|{}.fromkeys()|set().add()|set().add(1, 2)|set().remove()|set().union(1)|set().pop(1)|().index()|().count()
''.join()|''.join(1)|''.join([1])|''.split(1)|''.split('')|''.replace('a')|''.find()|''.upper(1)|''.center()|''.startswith()|''.startswith(1)|''.encode(1)|''.format_map()|''.zfill()|''.strip(1)|''.partition()|''.translate()|''.count()|''.splitlines(1, 2)|''.index('a')|''.expandtabs('a')|''.removeprefix()|b''.join([''])|b''.split(1)|b''.decode(1)|b''.hex(1)|(1).to_bytes('a')|(1).bit_length(1)|(1.5).hex(1)|int.from_bytes()|str.join()|str.join('a')|list.append()|list.append([])|list.append(1, 2)|dict.get({})|int.__add__(1)|int.__add__('a', 1)|str.upper(1)|str.upper()|list.sort(5)|object.__new__()|object.__init__()"""
for call in calls.replace("\n", "|").split("|"):
    try:
        eval(call)
        print(call, "ok")
    except Exception as e:
        print(call, "->", type(e).__name__, e)
