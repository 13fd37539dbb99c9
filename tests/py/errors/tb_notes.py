# Notes are printed below the message, line by line.
error = ValueError("message")
error.add_note("first note")
error.add_note("second note\nover two lines")
error.add_note("")
raise error
