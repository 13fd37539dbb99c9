# A descriptor raises.
class Field:
    def __get__(self, instance, owner): raise OSError(5, "unreadable")
class Form: field = Field()
Form().field
