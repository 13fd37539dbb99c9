# Markers count display columns: wide and combining characters before the place of the error.
größe = {"日本": 1}
text = "日本語"; value = größe["日本"] + größe["無い"]
