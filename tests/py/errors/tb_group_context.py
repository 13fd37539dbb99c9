# A group raised while handling another exception.
try:
    raise ValueError("before")
except ValueError:
    raise BaseExceptionGroup("after", [KeyboardInterrupt(), GeneratorExit("g")])
