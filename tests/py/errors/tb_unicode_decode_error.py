# Decoding what is no UTF-8.
b"abc\xff\xfe".decode("utf-8")
