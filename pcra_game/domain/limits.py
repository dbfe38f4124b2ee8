"""Hard limits of what the room may write, in code points. The format forces synthesis.

An answer holds on an A6 slip beside its question, and is read aloud in twenty
seconds; what is too long goes to the parking lot, never away.
"""

WHAT = 160
WHO = 60
WITH_WHAT = 80
WHEN = 60
ACCEPTED_RISK = 120
ACTION = 100
PARKED = 200
LABEL = 60
SHORT_TEXT = 140
REASON = 160
LOG = 200
WORD = 40

SOLUTIONS_PER_CARD = 3
MAX_ACTIVITIES = 8
MAX_MINUTES = 366 * 24 * 60
"""Longest duration accepted: one year. Longer is a typing error."""

MAX_COUNT = 100_000
"""Largest quantity accepted for a means, a volume or a head count."""
