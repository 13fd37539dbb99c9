# A deleted global.
value = 1
def drop():
    global value
    del value
drop()
print(value)
