# __bool__ gives no bool.
class Odd:
    def __bool__(self): return 3
if Odd(): pass
