# unicode_escape and raw_unicode_escape: both ways, with each handler of errors.
broken = [b'abc\\', b'\\x4', b'\\xg', b'\\u12', b'\\U0011ffff', b'\\N', b'\\N{', b'\\N{}', b'\\N{foo}', b'\\N{DIGIT ONE}', b'\\N{\xe9}', b'\\UFFFFFFFF', b'\\x\xe9']
for data in broken:
    for encoding in ("unicode_escape", "raw-unicode-escape"):
        for errors in ("strict", "replace", "ignore", "backslashreplace", "surrogateescape", "nonsense"):
            try:
                print(data, encoding, errors, ascii(data.decode(encoding, errors)))
            except (UnicodeDecodeError, LookupError) as error:
                print(data, encoding, errors, type(error).__name__, error)
try:
    b"ab\\u00x".decode("UNICODE-ESCAPE")
except UnicodeDecodeError as error:
    print(error.encoding, error.start, error.end, error.reason, error.object)
for data in (b'\\08\\7\\101', b'a\\\nb', b'\xe9\\n\\"\\\'\\a\\b\\f\\v\\r\\t', b'\\ud800\\udc00', b'\\U00012345\\N{SNOWMAN}', b'\\\\u0041', b'\\u0041', b''):
    print(ascii(data.decode("unicode_escape")), ascii(data.decode("raw_unicode_escape")), ascii(str(data, "unicode-escape")))
text = 'a\n\t\r\\\x00\x1f\x7f\x80\xe9\u20ac\U0001F600\ud800\'"'
for name in ("unicode_escape", "raw_unicode_escape", "Unicode-Escape", "unicodeescape"):
    try:
        print(text.encode(name), text.encode(name).decode(name) == text)
    except LookupError as error:
        print(error)
print("".encode("unicode_escape"), "plain".encode("unicode_escape", "strict"))
