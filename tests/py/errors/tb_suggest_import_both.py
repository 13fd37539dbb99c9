# A standard module and a near name.
tims = 1
time.sleep(1)
