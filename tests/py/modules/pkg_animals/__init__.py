"""The package."""
print("package runs", __name__, __package__, __path__ is not None)
from . import cat
from .dog import bark, Dog as Hound
version = "1.0"
