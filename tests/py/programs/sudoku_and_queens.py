# Backtracking: a sudoku solver with constraint propagation, and n queens by bits.
def solve(grid):
    rows, cols, boxes = [set() for _ in range(9)], [set() for _ in range(9)], [set() for _ in range(9)]
    empty = []
    for i, c in enumerate(grid):
        r, k = divmod(i, 9)
        if c == ".": empty.append((r, k))
        else: rows[r].add(c); cols[k].add(c); boxes[r // 3 * 3 + k // 3].add(c)
    answer, nodes = list(grid), 0
    def go():
        nonlocal nodes
        nodes += 1
        if not empty: return True
        best = min(empty, key=lambda p: 9 - len(rows[p[0]] | cols[p[1]] | boxes[p[0] // 3 * 3 + p[1] // 3]))
        r, k = best; b = r // 3 * 3 + k // 3; empty.remove(best)
        for d in "123456789":
            if d not in rows[r] and d not in cols[k] and d not in boxes[b]:
                for s in (rows[r], cols[k], boxes[b]): s.add(d)
                answer[r * 9 + k] = d
                if go(): return True
                for s in (rows[r], cols[k], boxes[b]): s.discard(d)
        empty.append(best); return False
    return ("".join(answer) if go() else None), nodes
text, nodes = solve("53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79")
for i in range(0, 81, 27): print(text[i:i + 9], text[i + 9:i + 18], text[i + 18:i + 27])
def queens(n, row=0, cols=0, d1=0, d2=0):
    if row == n: return 1
    free, count = ((1 << n) - 1) & ~(cols | d1 | d2), 0
    while free:
        bit = free & -free; free ^= bit
        count += queens(n, row + 1, cols | bit, (d1 | bit) << 1, (d2 | bit) >> 1)
    return count
print([queens(n) for n in range(1, 9)])
def subsets(items, target):
    def go(i, left, chosen):
        if left == 0: yield tuple(chosen)
        elif i < len(items) and left > 0:
            chosen.append(items[i]); yield from go(i + 1, left - items[i], chosen); chosen.pop()
            yield from go(i + 1, left, chosen)
    yield from go(0, target, [])
print(list(subsets([3, 34, 4, 12, 5, 2], 9)), next(subsets([1, 2], 9), None))
