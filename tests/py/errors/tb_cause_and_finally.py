# An error raised in finally while another is pending.
def work():
    try:
        raise ValueError("first")
    finally:
        print("cleanup")
        [][1]

work()
