# No line feed at the end.
raise ValueError("end")