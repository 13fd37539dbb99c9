print("dog runs", __name__)
class Dog:
    pass
def bark(): return "woof"
