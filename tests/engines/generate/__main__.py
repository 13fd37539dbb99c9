"""Regenerates the corpora of the engine tests and the Unicode tables.

Run with CPython 3.13: `python3.13 tests/engines/generate [NAME...]`; without names, all of them.
"""

import importlib.util
import os
import sys

GENERATORS = [
    "unicode_tables", "quote", "float", "integer", "hash", "format_spec", "percent", "brace", "search", "codec",
    "random_mt", "complex", "ascii", "regex",
]


def main():
    if sys.version_info[:2] != (3, 13):
        sys.exit("the corpora describe CPython 3.13; run this with it")
    folder = os.path.dirname(os.path.abspath(__file__))
    os.makedirs(os.path.join(folder, "..", "corpus"), exist_ok=True)
    for name in sys.argv[1:] or GENERATORS:
        if name not in GENERATORS:
            sys.exit(f"no generator {name}; there are: {' '.join(GENERATORS)}")
        spec = importlib.util.spec_from_file_location("generate_" + name, os.path.join(folder, name + ".py"))
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module.main()


main()
