# Linked list, binary search tree, trie, union-find, LRU cache, ring buffer.
class Node:
    __slots__ = ("value", "next")
    def __init__(self, value, next=None): self.value, self.next = value, next
class List:
    def __init__(self, items=()):
        self.head = None
        for x in reversed(list(items)): self.head = Node(x, self.head)
    def __iter__(self):
        n = self.head
        while n: yield n.value; n = n.next
    def reverse(self):
        prev, n = None, self.head
        while n: n.next, prev, n = prev, n, n.next
        self.head = prev; return self
    def __len__(self): return sum(1 for _ in self)
    def __repr__(self): return " -> ".join(map(repr, self)) or "empty"
l = List("abcd"); print(l, len(l), l.reverse(), list(l), List(), "c" in l)
class Tree:
    def __init__(self): self.root, self.n = None, 0
    def add(self, k):
        parent, node = None, self.root
        while node:
            if k == node[0]: return False
            parent, side = node, 1 if k < node[0] else 2; node = node[side]
        new = [k, None, None]; self.n += 1
        if parent: parent[side] = new
        else: self.root = new
        return True
    def walk(self, node=0):
        node = self.root if node == 0 else node
        if node: yield from self.walk(node[1]); yield node[0]; yield from self.walk(node[2])
    def height(self, node=0):
        node = self.root if node == 0 else node
        return 0 if not node else 1 + max(self.height(node[1]), self.height(node[2]))
t = Tree(); print([t.add(x) for x in (5, 2, 8, 1, 9, 2, 5)], list(t.walk()), t.n, t.height())
class Trie:
    def __init__(self): self.root = {}
    def add(self, w):
        n = self.root
        for c in w: n = n.setdefault(c, {})
        n["$"] = w
    def find(self, prefix):
        n = self.root
        for c in prefix:
            if c not in n: return []
            n = n[c]
        out, stack = [], [n]
        while stack:
            n = stack.pop()
            for k, v in n.items(): out.append(v) if k == "$" else stack.append(v)
        return sorted(out)
tr = Trie(); [tr.add(w) for w in "car cart care dog do".split()]; print(tr.find("car"), tr.find("do"), tr.find("x"), len(tr.find("")))
class LRU:
    def __init__(self, size): self.size, self.d = size, {}
    def get(self, k):
        if k not in self.d: return None
        self.d[k] = v = self.d.pop(k); return v
    def put(self, k, v):
        self.d.pop(k, None); self.d[k] = v
        if len(self.d) > self.size: del self.d[next(iter(self.d))]
c = LRU(2); c.put("a", 1); c.put("b", 2); c.get("a"); c.put("c", 3); print(c.get("a"), c.get("b"), c.get("c"), c.d)
class Ring:
    def __init__(self, n): self.buf, self.start, self.n = [None] * n, 0, 0
    def push(self, x):
        self.buf[(self.start + self.n) % len(self.buf)] = x
        if self.n < len(self.buf): self.n += 1
        else: self.start = (self.start + 1) % len(self.buf)
    def __iter__(self): return (self.buf[(self.start + i) % len(self.buf)] for i in range(self.n))
r = Ring(3); [r.push(i) for i in range(5)]; print(list(r), r.buf)
