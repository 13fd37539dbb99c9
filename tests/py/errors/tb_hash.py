# __hash__ raises inside a dict.
class Odd:
    def __hash__(self): raise TypeError("no hash today")
d = {Odd(): 1}
