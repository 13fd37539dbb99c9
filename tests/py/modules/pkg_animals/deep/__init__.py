print("deep runs", __name__)
