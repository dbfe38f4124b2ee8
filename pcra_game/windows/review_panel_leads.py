"""What a finding speaks of, and where it leads: a card, an activity, a page."""

from pcra_game.domain.review import Finding
from pcra_game.domain.state import WorkshopState
from pcra_game.windows.room import Kind, Room, Selection

FILTERS = ("all", "context", "hand")

_PAGES = {"P": "recovery", "A": "ending"}
"""Where a point leads that names neither a card nor an activity, by the letter of its code."""


def key_of(finding: Finding) -> tuple[str, str]:
    """What a finding is accepted by; it stays when the words of the finding change."""
    return finding.code, finding.subject


def context_of(finding: Finding) -> str:
    """The context that a finding speaks of; empty where it speaks of all."""
    return finding.subject.rpartition("/")[2] if "/" in finding.subject else ""


def about(finding: Finding) -> str:
    """The card, activity, function or means that a finding is about."""
    return finding.subject.partition("/")[0]


def speaks(room: Room, finding: Finding, chosen: str, hand: Selection) -> bool:
    """Whether a filter of `FILTERS` lets a finding through; `hand` is what was last in hand."""
    if chosen == "context":
        return context_of(finding) == room.context
    if chosen == "hand":
        if about(finding) == hand.id or hand.id in finding.cards:
            return True
        cards = (room.card(id) for id in finding.cards)
        return hand.kind is Kind.ACTIVITY and any(card.subject == hand.id for card in cards)
    return True


def place_of(state: WorkshopState, finding: Finding) -> str:
    """Where a finding leads: « card », « activity », the name of a page, or nowhere."""
    if finding.cards or about(finding) in state.cards:
        return "card"
    if about(finding) in state.kept_activities():
        return "activity"
    return _PAGES.get(finding.code[:1], "")
