# Accents before the marks.
café = "é" * 3
naïve = café + 5
