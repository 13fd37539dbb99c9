# GeneratorExit is an ordinary uncaught error outside a generator.
try:
    raise GeneratorExit("g")
finally:
    print("finally runs")
