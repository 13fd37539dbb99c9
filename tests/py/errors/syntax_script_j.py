# Wide characters before the error.
名前 = "日本語" 5
