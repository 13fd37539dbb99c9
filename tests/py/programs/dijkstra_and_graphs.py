# Graph algorithms: Dijkstra, BFS, DFS, topological sort, components, spanning tree.
import heapq
from collections import deque, defaultdict
graph = {"a": {"b": 7, "c": 9, "f": 14}, "b": {"a": 7, "c": 10, "d": 15}, "c": {"a": 9, "b": 10, "d": 11, "f": 2}, "d": {"b": 15, "c": 11, "e": 6}, "e": {"d": 6, "f": 9}, "f": {"a": 14, "c": 2, "e": 9}}
def dijkstra(g, start):
    dist, prev, heap = {start: 0}, {}, [(0, start)]
    while heap:
        d, u = heapq.heappop(heap)
        if d > dist[u]: continue
        for v, w in g[u].items():
            if (nd := d + w) < dist.get(v, float("inf")): dist[v], prev[v] = nd, u; heapq.heappush(heap, (nd, v))
    return dist, prev
dist, prev = dijkstra(graph, "a"); print(dist)
path = ["e"]
while path[-1] != "a": path.append(prev[path[-1]])
print(path[::-1])
def bfs(g, s):
    seen, q = {s: 0}, deque([s])
    while q:
        u = q.popleft()
        for v in sorted(g[u]):
            if v not in seen: seen[v] = seen[u] + 1; q.append(v)
    return seen
print(bfs(graph, "a"))
def topo(deps):
    state, out = {}, []
    def visit(n, path=()):
        if state.get(n) == "done": return
        if n in path: raise ValueError("cycle: " + " -> ".join(path[path.index(n):] + (n,)))
        for d in deps.get(n, ()): visit(d, path + (n,))
        state[n] = "done"; out.append(n)
    for n in deps: visit(n)
    return out
print(topo({"app": ["db", "web"], "web": ["http"], "db": [], "http": ["net"]}))
try: topo({"a": ["b"], "b": ["c"], "c": ["a"]})
except ValueError as e: print(e)
def kruskal(g):
    parent = {n: n for n in g}
    def find(n):
        while parent[n] != n: parent[n] = parent[parent[n]]; n = parent[n]
        return n
    total = []
    for w, u, v in sorted((w, u, v) for u in g for v, w in g[u].items() if u < v):
        if find(u) != find(v): parent[find(u)] = find(v); total.append((u, v, w))
    return total
print(kruskal(graph), sum(w for *_, w in kruskal(graph)))
maze = ["S.#.....", "..#.##.#", ".##.#...", "....#.#.", ".####.#.", "......#E"]
cells = {(r, c): ch for r, row in enumerate(maze) for c, ch in enumerate(row)}
start, = (p for p, ch in cells.items() if ch == "S"); q, seen = deque([(start, 0)]), {start}; answer = None
while q:
    (r, c), d = q.popleft()
    if cells[r, c] == "E": answer = d; break
    for p in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
        if cells.get(p, "#") != "#" and p not in seen: seen.add(p); q.append((p, d + 1))
print(answer, len(seen))
