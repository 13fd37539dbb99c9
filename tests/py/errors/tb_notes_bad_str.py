# A note whose text fails.
class Bad:
    def __str__(self): raise TypeError
error = ValueError("noted")
error.__notes__ = [Bad(), 5, None]
raise error
