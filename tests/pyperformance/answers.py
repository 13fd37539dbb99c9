"""Prints the results of each pyperformance program, computed with small parameters.

Run from the root of the repository, after dev/fetch-pyperformance. The programs
are imported unmodified; what they compute and throw away is computed here again
through their own functions. Each section begins with `== name`.
"""

import random
import sys


class Options:
    def __init__(self, **values):
        self.__dict__.update(values)


class Capture:
    """Stands in for pyperf.Runner: keeps what would be timed."""

    def __init__(self):
        self.metadata = {}

    def bench_func(self, name, func, *args):
        self.func, self.args = func, args


def load(name):
    print("==", name)
    folder = f"target/pyperformance/bm_{name}"
    sys.path.insert(0, folder)
    sys.modules.pop("run_benchmark", None)
    import run_benchmark
    sys.path.remove(folder)
    return run_benchmark


def checksum(values):
    total = 0
    for value in values:
        total = (total * 31 + value) % 1000000007
    return total


def richards():
    program = load("richards")
    print(program.Richards().run(1))
    print(program.taskWorkArea.holdCount, program.taskWorkArea.qpktCount)


def deltablue():
    program = load("deltablue")
    for n in (5, 50):
        program.delta_blue(n)  # prints only when an answer is wrong
        print(program.planner.current_mark)


def nbody():
    program = load("nbody")
    program.offset_momentum(program.BODIES["sun"])
    print(program.report_energy())
    program.advance(0.01, 1000)
    print(program.report_energy())


def fannkuch():
    program = load("fannkuch")
    print([program.fannkuch(n) for n in range(2, 9)])


def nqueens():
    program = load("nqueens")
    print(list(program.n_queens(6)))
    print(len(list(program.n_queens(7))))
    print(list(program.permutations("abc", 2)))


def chaos():
    program = load("chaos")
    runner = Capture()
    program.main(runner, Options(thickness=0.25, width=32, height=32, iterations=200,
                                 filename=None, rng_seed=1234))
    runner.func(*runner.args)
    game = runner.func.__self__
    print(game.num_trafos, game.num_total)
    random.seed(1234)
    point = program.GVector(1.0, 2.0, 0)
    for _ in range(200):
        point = game.transform_point(point)
    print(point.x, point.y, point)


def go():
    program = load("go")
    program.GAMES = 8
    print(program.versus_cpu(), program.MOVES, program.TIMESTAMP)
    random.seed(7)
    board = program.Board()
    for _ in range(40):
        board.move(board.random_move())
    board.check()
    print(board)
    print(board.score(program.BLACK), board.score(program.WHITE), board.zobrist.hash)


def raytrace():
    program = load("raytrace")
    canvas = program.Canvas(24, 16)
    scene = program.Scene()
    scene.addLight(program.Point(30, 30, 10))
    scene.addLight(program.Point(-10, 100, 30))
    scene.lookAt(program.Point(0, 3, 0))
    scene.addObject(program.Sphere(program.Point(1, 3, -10), 2),
                    program.SimpleSurface(baseColour=(1, 1, 0)))
    scene.addObject(program.Halfspace(program.Point(0, 0, 0), program.Vector.UP),
                    program.CheckerboardSurface())
    scene.render(canvas)
    print(len(canvas.bytes), checksum(canvas.bytes), list(canvas.bytes[:12]))
    program.bench_raytrace(1, 8, 6, None)
    print(scene.objects[0][0])


def spectral_norm():
    program = load("spectral_norm")
    u = [1] * 20
    for _ in range(10):
        v = program.eval_AtA_times_u(u)
        u = program.eval_AtA_times_u(v)
    print(sum(a * b for a, b in zip(u, v)) / sum(b * b for b in v))


def float_():
    program = load("float")
    print(program.benchmark(2000))


def hexiom():
    program = load("hexiom")
    import io
    for level in (2, 10, 20, 25):
        program.main(1, level)  # raises when the answer is wrong
        out = io.StringIO()
        program.solve_file(program.LEVELS[level][0].strip(), program.Done.FIRST_STRATEGY,
                           program.DESCENDING, out)
        print(out.getvalue(), end="")


def pidigits():
    program = load("pidigits")
    print("".join(str(digit) for digit in program.calc_ndigits(300)))


def meteor_contest():
    program = load("meteor_contest")
    board, cti, pieces = program.get_puzzle(program.WIDTH, program.HEIGHT)
    fps = program.get_footprints(board, cti, pieces)
    se_nh = program.get_senh(board, cti)
    print(len(board), len(pieces), [sum(map(len, fp)) for fp in fps][:10], min(se_nh[0]))
    solutions = []
    program.solve(4, 0, frozenset(range(len(board))), [-1] * len(board),
                  list(range(len(pieces))), solutions, fps, se_nh)
    print(*solutions, sep="\n")


def generators():
    program = load("generators")
    print(list(program.tree(range(12))), sum(program.tree(range(1000))), program.tree(range(0)))
    print(program.bench_generators(1) > 0)


def unpack_sequence():
    program = load("unpack_sequence")
    print(program.bench_all(2) > 0)
    for wrong in (range(9), [1] * 11, None):
        try:
            program.do_unpacking(1, wrong)
        except (TypeError, ValueError) as error:
            print(error)


def comprehensions():
    program = load("comprehensions")
    widgets = program.make_some_widgets()
    print(widgets[5])
    print([w.widget_id for w in program.WidgetTray(1, widgets).sorted_widgets])
    print(widgets[5] == program.make_some_widgets()[5], list(program.WidgetKind))


def scimark():
    program = load("scimark")
    grid = program.Array2D(8, 8)
    grid[3, 4] = 1.0
    program.SOR_execute(1.25, grid, 5, program.Array2D)
    print(list(grid.data[24:32]))
    print(program.MonteCarlo(2000))
    program.bench_SparseMatMult(2, 50, 500)
    matrix = program.Random(7).RandomMatrix(program.ArrayList(6, 6))
    result, pivot = program.ArrayList(6, 6), program.array("i", [0]) * 6
    program.LU(result, matrix, pivot)
    print(list(pivot), list(result[5]))
    vector = program.Random(7).RandomVector(32)
    copy = program.copy_vector(vector)
    program.FFT_transform(32, copy)
    print(list(copy[:4]))
    program.FFT_inverse(32, copy)
    print(max(abs(a - b) for a, b in zip(vector, copy)) < 1e-9, program.FFT_num_flops(32))


for section in (richards, deltablue, nbody, fannkuch, nqueens, chaos, go, raytrace,
                spectral_norm, float_, hexiom, pidigits, meteor_contest, generators,
                unpack_sequence, comprehensions, scimark):
    section()
