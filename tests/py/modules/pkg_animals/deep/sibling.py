value = "sibling value"
try:
    from .... import too_far
except ImportError as e:
    print("sibling:", e)
