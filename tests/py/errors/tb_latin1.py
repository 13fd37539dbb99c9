# -*- coding: latin-1 -*-
# The source line is shown in the encoding of its file.
x = ('été' + 'a') + 5
