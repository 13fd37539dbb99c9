print("cat runs", __name__, __package__)
sound = "meow"
def speak():
    from .dog import bark
    return sound + bark()
