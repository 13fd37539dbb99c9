# time: only what is deterministic.
import time
a = time.perf_counter(); b = time.perf_counter(); print(b >= a, type(a).__name__, time.time() > 1.6e9, type(time.time()).__name__, time.monotonic() <= time.monotonic(), type(time.perf_counter_ns()).__name__, type(time.time_ns()).__name__, time.process_time() >= 0)
t = time.perf_counter(); time.sleep(0.01); print(time.perf_counter() - t >= 0.01); print(time.sleep(0))
for bad in ("time.sleep(-1)", "time.sleep('a')", "time.sleep()", "time.perf_counter(1)", "time.nope"):
    try: eval(bad)
    except Exception as e: print(bad, type(e).__name__, e)
print(time.gmtime(0)[:6], time.gmtime(86400 * 365).tm_year, time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(1e9)))
