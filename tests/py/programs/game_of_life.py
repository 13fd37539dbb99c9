# Conway's life on sets, with a glider and an oscillator.
from collections import Counter
def step(cells):
    counts = Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {c for c, n in counts.items() if n == 3 or (n == 2 and c in cells)}
def parse(text): return {(x, y) for y, line in enumerate(text.splitlines()) for x, c in enumerate(line) if c == "#"}
def show(cells, w, h): return "\n".join("".join(".#"[(x, y) in cells] for x in range(w)) for y in range(h))
glider = parse(".#.\n..#\n###")
for _ in range(4): glider = step(glider)
print(show(glider, 6, 5)); print(sorted(glider) == sorted((x + 1, y + 1) for x, y in parse(".#.\n..#\n###")))
blinker = parse("###"); print(sorted(step(blinker)), step(step(blinker)) == blinker)
r = parse(".##\n##.\n.#.")
history = [len(r)]
for _ in range(100): r = step(r); history.append(len(r))
print(history[::10], max(history))
