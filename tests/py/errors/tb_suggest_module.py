# An attribute of a module.
import sys
sys.versionn
