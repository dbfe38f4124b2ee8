"""How much the session file survives: damage, kills, power cuts and long play, counted.

`python -m tests.reliability --help` from the root of the checkout; the test suite runs the same
functions with few rounds.
"""
