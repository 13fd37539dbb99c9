# SystemExit is printed as an exception when it is in a group.
raise BaseExceptionGroup("leaving", [SystemExit(3)])
