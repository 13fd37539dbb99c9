# os.path functions that touch no file.
import os.path as p
for a in ("/a/b/c.txt", "a", "", "/", "a/", "/a//b/../c", "./x", ".hidden", "a.tar.gz", "a/.b"):
    print(repr(a), p.basename(a), p.dirname(a), p.split(a), p.splitext(a), p.normpath(a), p.isabs(a))
print(p.join("a", "b"), p.join("a", "/b"), p.join("a/", "b", "c"), p.join("", "x"), p.join("a", ""), p.commonprefix(["abc", "abd"]), p.relpath("/a/b", "/a/c"), p.commonpath(["/a/b", "/a/c"]), p.sep)
