"""One way to have a screen reader say something: every widget that speaks goes through it.

Where the room sees this window, what is said stays: it names what the window shows, and without it
whoever does not see the screen would lead blindly. Who speaks says no more than is in sight, as
the front of a card held up or « le dernier geste » taken back; the voice itself is for a headset.
"""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str, *, urgent: bool = False) -> None:
    """Have a screen reader say a sentence, after what it says now or, if urgent, at once.

    Nothing happens where none listens, or where there is nothing to say.
    """
    if not sentence or not QAccessible.isActive():
        return
    said = QAccessibleAnnouncementEvent(widget, sentence)
    politeness = QAccessible.AnnouncementPoliteness
    said.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(said)
