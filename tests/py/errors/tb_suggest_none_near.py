# Nothing is near.
class Thing: alpha = 1
Thing().zzzzzzzz
