# Wide characters take two columns.
def 名前(): return None
x = "日本語" + 名前()
