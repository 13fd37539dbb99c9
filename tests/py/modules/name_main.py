# if __name__ == "__main__" and the module's own names.
def main():
    print("main runs as", __name__)
if __name__ == "__main__":
    main()
else:
    print("imported")
import sys
print(sys.modules["__main__"].main is main, __package__, __spec__, __builtins__ is not None)
import __main__
print(__main__.main is main, __main__ is sys.modules["__main__"])
__main__.added = 5
print(added)
