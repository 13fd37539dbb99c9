# Huffman coding, base64 by hand, crc, vigenere, bit strings.
import heapq
from collections import Counter
def codes(text):
    heap = [(n, i, c) for i, (c, n) in enumerate(sorted(Counter(text).items()))]; heapq.heapify(heap); k = len(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap); heapq.heappush(heap, (a[0] + b[0], k, (a[2], b[2]))); k += 1
    out = {}
    def walk(n, p):
        if isinstance(n, str): out[n] = p or "0"
        else: walk(n[0], p + "0"); walk(n[1], p + "1")
    walk(heap[0][2], ""); return out
text = "abracadabra alakazam"; table = codes(text); bits = "".join(table[c] for c in text); print(dict(sorted(table.items())), len(bits), len(text) * 8)
def decode(bits, table):
    inverse, out, cur = {v: k for k, v in table.items()}, [], ""
    for b in bits:
        cur += b
        if cur in inverse: out.append(inverse[cur]); cur = ""
    return "".join(out)
print(decode(bits, table) == text, codes("aaaa"))
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
def b64(data):
    out = []
    for i in range(0, len(data), 3):
        chunk = data[i:i + 3]; n = int.from_bytes(chunk + b"\0" * (3 - len(chunk)), "big")
        out.append("".join(ALPHABET[n >> s & 63] for s in (18, 12, 6, 0))[:len(chunk) + 1] + "=" * (3 - len(chunk)))
    return "".join(out)
print(b64(b"Man"), b64(b"Ma"), b64(b"M"), b64(b""), b64(bytes(range(256)))[:24])
def crc32(data):
    c = 0xFFFFFFFF
    for b in data:
        c ^= b
        for _ in range(8): c = c >> 1 ^ (0xEDB88320 & -(c & 1))
    return c ^ 0xFFFFFFFF
print(hex(crc32(b"123456789")), crc32(b""), f"{crc32('é日'.encode()):08x}")
def adler(data):
    a, b = 1, 0
    for x in data: a = (a + x) % 65521; b = (b + a) % 65521
    return b << 16 | a
print(adler(b"Wikipedia"))
def lzw(s):
    d, w, out = {chr(i): i for i in range(256)}, "", []
    for c in s:
        if w + c in d: w += c
        else: out.append(d[w]); d[w + c] = len(d); w = c
    return out + [d[w]] if w else out
def unlzw(codes):
    d, out = {i: chr(i) for i in range(256)}, []
    if not codes: return ""
    w = chr(codes[0]); out.append(w)
    for k in codes[1:]: e = d[k] if k in d else w + w[0]; out.append(e); d[len(d)] = w + e[0]; w = e
    return "".join(out)
packed = lzw("TOBEORNOTTOBEORTOBEORNOT"); print(packed, unlzw(packed), unlzw(lzw("aaaaaaa")), lzw(""))
def gray(n): return n ^ n >> 1
print([f"{gray(i):03b}" for i in range(8)], bin(int("1011", 2) ^ int("0110", 2)), sum(b << i for i, b in enumerate([1, 0, 1])))
x = 2463534242
def xorshift():
    global x
    x ^= x << 13 & 0xFFFFFFFF; x ^= x >> 17; x ^= x << 5 & 0xFFFFFFFF; return x
print([xorshift() for _ in range(4)])
