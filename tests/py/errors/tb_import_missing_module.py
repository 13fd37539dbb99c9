# A module that does not exist, in a package that does.
import sys.no_such_part
