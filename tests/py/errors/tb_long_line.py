# A long line is printed whole; semicolons share one line.
alpha, beta, gamma = 1, 2, 3; delta = alpha + beta + gamma + len(str(alpha * beta * gamma)) + int("not a number at all") + alpha + beta + gamma
