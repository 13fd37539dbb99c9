# Nothing to raise again.
raise
