# The cause is no exception.
raise ValueError("value") from 5
