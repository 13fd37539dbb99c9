# __call__ of an instance.
class Task:
    def __call__(self): raise InterruptedError("stop")
tasks = [Task()]
for task in tasks: task()
