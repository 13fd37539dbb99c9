# A class is instantiated.
raise StopAsyncIteration
