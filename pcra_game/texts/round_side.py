"""Words of the tabs beside the table."""

from pcra_game.texts.typography import NO_BREAK

TABS = "Ce qui accompagne la manche"
TAB = {"guide": "Conduire", "round": "Manche", "review": "À lever"}


def review_tab(open_ones: int) -> str:
    """« À lever · 16 »; the word alone where nothing is left."""
    return f"{TAB['review']}{NO_BREAK}· {open_ones}" if open_ones else TAB["review"]
