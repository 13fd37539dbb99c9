# A report built with dataclasses, enum, Counter, json, textwrap, itertools and sorting.
from collections import Counter, defaultdict
from dataclasses import dataclass, field, asdict, replace
from enum import Enum
from functools import total_ordering
from itertools import groupby, accumulate
import json, textwrap
class Kind(Enum):
    TOOL = "tool"
    FOOD = "food"
@total_ordering
@dataclass(eq=False)
class Item:
    name: str
    kind: Kind
    price: float
    tags: list[str] = field(default_factory=list)
    stock: int = 1
    def __eq__(self, o): return self.key == o.key
    def __lt__(self, o): return self.key < o.key
    @property
    def key(self): return self.kind.value, -self.value, self.name
    @property
    def value(self): return round(self.price * self.stock, 2)
items = [Item("saw", Kind.TOOL, 12.5, ["steel", "sharp"], 4), Item("fig", Kind.FOOD, 0.35, ["sweet"], 200), Item("hammer", Kind.TOOL, 19.99, ["steel"]), Item("leek", Kind.FOOD, 1.1, stock=30)]
for kind, group in groupby(sorted(items), key=lambda i: i.kind):
    print(kind.name.center(30, "-"))
    for i in group: print(f"{i.name:<10}{i.stock:>5} x {i.price:>6.2f} = {i.value:>8.2f}")
print(Counter(t for i in items for t in i.tags).most_common(), list(accumulate(round(i.value) for i in items)))
index = defaultdict(set)
for i in items:
    for t in i.tags: index[t].add(i.name)
print({k: sorted(v) for k, v in sorted(index.items())})
print(json.dumps([asdict(i) | {"kind": i.kind.value} for i in sorted(items)[:2]], indent=1, sort_keys=True))
print(replace(items[0], stock=0).value, max(items, key=lambda i: i.value).name, min(items) == sorted(items)[0], items[0] >= items[2])
print(textwrap.fill("; ".join(f"{i.name} ({', '.join(i.tags) or 'untagged'})" for i in items), 40, subsequent_indent="   "))
