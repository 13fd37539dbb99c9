import io
import os
import subprocess
import tempfile


def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as problem:
        print(type(problem).__name__, problem)


base = os.path.join(os.getcwd(), "target/tmp/temporary_files")
os.makedirs(base, exist_ok=True)
print(sorted(tempfile.__all__), tempfile.gettempprefix(), tempfile.gettempprefixb(), tempfile.TMP_MAX)
print(os.path.isdir(tempfile.gettempdir()), tempfile.gettempdirb() == os.fsencode(tempfile.gettempdir()), tempfile.tempdir is not None)

folder = tempfile.mkdtemp("-end", "start-", base)
name = os.path.basename(folder)
print(os.path.isdir(folder), name.startswith("start-"), name.endswith("-end"), len(name))
descriptor, path = tempfile.mkstemp(suffix=".txt", dir=folder)
print(os.path.basename(path).startswith("tmp"), path.endswith(".txt"), os.write(descriptor, b"written"))
print(os.lseek(descriptor, 0, os.SEEK_SET), os.read(descriptor, 100), os.ftruncate(descriptor, 3), os.close(descriptor))
with open(path) as file:
    print(file.read())
os.remove(path)
os.rmdir(folder)
show(tempfile.mkdtemp, b"bytes", "text")

with tempfile.TemporaryDirectory(dir=base) as folder:
    os.makedirs(os.path.join(folder, "a/b"))
    with open(os.path.join(folder, "a/b/c"), "w") as file:
        file.write("x")
    print(os.path.isdir(folder))
print(os.path.exists(folder))
directory = tempfile.TemporaryDirectory(dir=base)
folder = directory.name
print(os.path.isdir(folder), directory.cleanup(), os.path.isdir(folder))
directory = tempfile.TemporaryDirectory(dir=base)
folder = directory.name
del directory
print(os.path.exists(folder))

with tempfile.NamedTemporaryFile(dir=base) as file:
    path = file.name
    print(os.path.exists(path), type(file).__name__, file.mode, file.write(b"one\ntwo\n"), file.tell(), file.seek(0))
    print(file.readline(), file.tell(), file.read(), file.truncate(3), file.seek(0), file.read(), file.seekable(), file.fileno() > 2)
print(os.path.exists(path), file.closed)
with tempfile.NamedTemporaryFile("w+", dir=base, suffix=".t") as file:
    print(file.write("l\u00f6n\u20ac\nsecond\n"), file.flush())
    with open(file.name, "rb") as other:
        print(other.read())
    print(file.seek(0), ascii(file.readline()), file.tell(), list(file), file.mode, file.encoding, type(file.file).__name__)
file = tempfile.NamedTemporaryFile(dir=base, delete=False)
file.close()
print(os.path.exists(file.name), os.unlink(file.name))
with tempfile.NamedTemporaryFile(dir=base, delete_on_close=False) as file:
    file.close()
    print(os.path.exists(file.name))
print(os.path.exists(file.name))

with tempfile.TemporaryFile(dir=base) as file:
    subprocess.run(["echo", "from a child"], stdout=file)
    print(file.tell(), file.seek(0), file.read())
    print(file.write(b"more"), file.seek(5), file.write(b"X"), file.seek(0), file.read())
    print(file.seek(-4, os.SEEK_END), file.read(2), file.seek(1, os.SEEK_CUR), file.read(), file.read())
with tempfile.TemporaryFile("w+t", dir=base, newline="\r\n") as file:
    file.write("a\nb\n")
    file.seek(0)
    print(repr(file.read()), file.buffer.seek(0), file.buffer.read())
with tempfile.SpooledTemporaryFile(max_size=10, dir=base) as file:
    print(file.write(b"short"), file._rolled, file.write(b" and then long"), file._rolled, file.seek(0), file.read(), file.tell())
with tempfile.SpooledTemporaryFile(mode="w+", dir=base) as file:
    print(file.write("text"), file.seek(0), file.read(), file.fileno() > 2, file._rolled)
print(os.listdir(base))
os.rmdir(base)

reading, writing = os.pipe()
with os.fdopen(writing, "w", encoding="latin-1") as file:
    print(file.write("\u00e4\n"), file.encoding, file.name == writing)
with os.fdopen(reading, "rb") as file:
    print(type(file), file.read(), file.mode)
show(os.fdopen, 0, "q")
show(os.fdopen, 0, "rb", encoding="utf-8")
show(os.fdopen, -5)
