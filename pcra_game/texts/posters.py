"""The few words that a poster adds to what it shows."""

CONTINUED = "▶ suite page suivante"
CONTINUED_HALF = "▶ suite sur la fiche suivante"
SCISSORS = "✂"
WHEN = "Quand"
WHAT = "Quoi"


def again(number: int) -> str:
    return f"suite ({number})"


def caption(title: str) -> str:
    """The name of the table that tells a poster where none is drawn."""
    return f"Gestes\u00a0: {title}"
