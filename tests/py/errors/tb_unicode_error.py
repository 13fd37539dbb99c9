# Codec errors show codec, position and reason.
"grün".encode("ascii")
