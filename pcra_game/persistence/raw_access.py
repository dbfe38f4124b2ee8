"""Reading the bytes of a session beside SQLite, without taking its locks from it.

On POSIX a process that closes a file gives back every lock that it has on it, also those that
SQLite took through another descriptor (« How To Corrupt An SQLite Database File », 2.2). A thread
that looks at the header of the open session in the middle of a write would let another program
in.
"""

import threading

ONE_AT_A_TIME = threading.RLock()
"""Held through a whole write, and while a session is open as plain bytes."""
