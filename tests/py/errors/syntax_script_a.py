# A syntax error in the script itself: nothing runs.
print("never printed")
value = (1 +
         2
print("unclosed")
