# Exceptions with their own __str__, and a module-qualified name.
class AppError(Exception):
    class Nested(Exception):
        def __str__(self):
            return "nested text"

try:
    raise AppError("plain", 2)
except AppError:
    raise AppError.Nested(1)
