"""Every action of the main window in one table: keys, sign, menu, and when it is possible."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from pcra_game.domain.deck import Phase
from pcra_game.table_view.icons import Icon
from pcra_game.texts import actions as words
from pcra_game.windows.room import Room
from pcra_game.workshop.profile import TEXT_PERCENTS, THEMES

When = Callable[[Room | None], bool]

CONTEXTS = 4
"""Contexts of the rail that have a key."""

FRENCH_ROW = ("&", "É", '"', "'")
"""What the keys of the first four figures say on a French keyboard without Shift."""


def phase_beside(room: Room, step: int) -> Phase | None:
    """The phase before (-1) or after (1) the one in play; the first one where none was entered."""
    phases = room.game.scenario.phases
    at = next((i for i, phase in enumerate(phases) if phase.id == room.state.phase), None)
    if at is None:
        return phases[0] if step > 0 and phases else None
    return phases[at + step] if 0 <= at + step < len(phases) else None


def _always(_room: Room | None) -> bool:
    return True


def _opened(room: Room | None) -> bool:
    return room is not None


def _writable(room: Room | None) -> bool:
    return room is not None and not room.read_only


def _can_undo(room: Room | None) -> bool:
    return room is not None and not room.read_only and room.workshop.history.can_undo


def _can_redo(room: Room | None) -> bool:
    return room is not None and not room.read_only and room.workshop.history.can_redo


def _has_next_phase(room: Room | None) -> bool:
    return room is not None and not room.read_only and phase_beside(room, 1) is not None


def _has_previous_phase(room: Room | None) -> bool:
    return room is not None and not room.read_only and phase_beside(room, -1) is not None


def _has_context(number: int) -> When:
    return lambda room: room is not None and len(room.table.contexts) >= number


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action. `after_gap` draws a line above it in its menu; `also` are the same keys as
    another keyboard names them, and are not said; `submenu` is one that hangs in the menu."""

    id: str
    menu: str
    keys: tuple[str, ...] = ()
    icon: Icon | None = None
    when: When = _always
    checkable: bool = False
    group: str = ""
    after_gap: bool = False
    also: tuple[str, ...] = ()
    submenu: str = ""

    @property
    def text(self) -> str:
        """The words of the menu, before anything is known of the room."""
        return words.TEXT[self.id]


_CONTEXT_LINES = tuple(
    ActionLine(
        f"context_{number}",
        "round",
        (f"Ctrl+{number}",),
        when=_has_context(number),
        checkable=True,
        group="context",
        also=(f"Ctrl+{unshifted}",),
    )
    for number, unshifted in zip(range(1, CONTEXTS + 1), FRENCH_ROW, strict=True)
)

_THEME_LINES = tuple(
    ActionLine(f"theme_{name}", "view", checkable=True, group="theme", submenu="theme")
    for name in THEMES
)
_TEXT_LINES = tuple(
    ActionLine(f"text_{percent}", "view", checkable=True, group="text", submenu="text")
    for percent in TEXT_PERCENTS
)

LINES: tuple[ActionLine, ...] = (
    ActionLine("new", "workshop", ("Ctrl+N",), Icon.PLUS),
    ActionLine("open", "workshop", ("Ctrl+O",), Icon.FOLDER),
    ActionLine("save_copy", "workshop", ("Ctrl+Shift+S",), Icon.SAVE, when=_opened, after_gap=True),
    ActionLine("protect", "workshop", icon=Icon.LOCK, when=_opened),
    ActionLine("restore", "workshop", icon=Icon.CLOCK),
    ActionLine("save_kit", "workshop", icon=Icon.BOX, when=_opened, after_gap=True),
    ActionLine("export", "workshop", ("Ctrl+E",), Icon.EXPORT, when=_opened),
    ActionLine("print_room", "workshop", ("Ctrl+Shift+P",), Icon.PRINTER, when=_opened),
    ActionLine("close", "workshop", ("Ctrl+W",), Icon.CROSS, when=_opened, after_gap=True),
    ActionLine("erase_post", "workshop", after_gap=True),
    ActionLine("quit", "workshop", ("Ctrl+Q",), after_gap=True),
    ActionLine("undo", "edit", ("Ctrl+Z",), Icon.UNDO, when=_can_undo),
    ActionLine("redo", "edit", ("Ctrl+Y", "Ctrl+Shift+Z"), Icon.REDO, when=_can_redo),
    ActionLine("note_fact", "edit", ("Ctrl+F",), Icon.PEN, when=_writable, after_gap=True),
    ActionLine("log", "edit", ("Ctrl+L",), Icon.NOTE, when=_opened),
    ActionLine("log_line", "edit", ("F12",), when=_writable),
    ActionLine("slips", "edit", ("Ctrl+G",), Icon.SHEET, when=_writable),
    ActionLine("journal", "edit", ("Ctrl+J",), Icon.CLOCK, when=_opened),
    ActionLine("replay", "edit", ("Ctrl+Shift+J",), Icon.PLAY, when=_opened),
    ActionLine("compare", "edit", icon=Icon.BALANCE, when=_opened),
    ActionLine("people", "edit", when=_writable, after_gap=True),
    *_CONTEXT_LINES,
    ActionLine(
        "next_phase", "round", ("F9",), Icon.CHEVRON_RIGHT, when=_has_next_phase, after_gap=True
    ),
    ActionLine("previous_phase", "round", ("Shift+F9",), when=_has_previous_phase),
    ActionLine("next_step", "round", ("Ctrl+F9",), Icon.PLAY, when=_writable),
    ActionLine("step_before", "round", when=_writable),
    ActionLine("shock", "round", ("Shift+F10",), Icon.BELL, when=_writable),
    ActionLine("weak_spot", "round", ("Ctrl+H",), Icon.BOLT, when=_writable),
    ActionLine("next_card", "round", ("Ctrl+PgDown",), Icon.COPY, when=_opened),
    ActionLine("next_moon", "round", ("Ctrl+Shift+L",), Icon.MOON, when=_opened),
    ActionLine("pause", "round", ("F7",), Icon.PAUSE, when=_opened, after_gap=True),
    ActionLine("break", "round", when=_writable),
    ActionLine("more_time", "round", ("F8",), Icon.HOURGLASS, when=_opened),
    ActionLine(
        "view_table", "view", ("F3",), Icon.TABLE, when=_opened, checkable=True, group="view"
    ),
    ActionLine("view_list", "view", ("F4",), Icon.LIST, when=_opened, checkable=True, group="view"),
    ActionLine(
        "view_synthesis", "view", ("F5",), Icon.TASKS, when=_opened, checkable=True, group="view"
    ),
    ActionLine(
        "view_recovery", "view", ("Ctrl+R",), Icon.UNDO, when=_opened, checkable=True, group="view"
    ),
    ActionLine(
        "view_ending", "view", ("Ctrl+T",), Icon.CHECK, when=_opened, checkable=True, group="view"
    ),
    ActionLine("palette", "view", ("Ctrl+K",), Icon.SEARCH, after_gap=True),
    ActionLine("next_pane", "view", ("F6",), when=_opened),
    ActionLine("previous_pane", "view", ("Shift+F6",), when=_opened),
    ActionLine("guide", "view", ("Ctrl+D",), when=_opened, after_gap=True),
    ActionLine("round", "view", ("Ctrl+M",), when=_opened),
    ActionLine("review", "view", ("Ctrl+U",), when=_opened),
    ActionLine("sheet", "view", ("Ctrl+Shift+F",), when=_opened, checkable=True),
    ActionLine("projector", "projector", ("F10",), Icon.SCREEN, when=_opened),
    ActionLine("black", "projector", ("Ctrl+B",), Icon.EYE, when=_opened),
    ActionLine("freeze", "projector", ("Ctrl+Shift+B",), Icon.PAUSE, when=_opened),
    ActionLine("room_sees", "projector", ("Ctrl+F10",), when=_opened, checkable=True),
    ActionLine("full_screen", "view", ("F11",), checkable=True, after_gap=True),
    *_THEME_LINES,
    *_TEXT_LINES,
    ActionLine("text_larger", "view", ("Ctrl+Shift+PgUp",), submenu="text", after_gap=True),
    ActionLine("text_smaller", "view", ("Ctrl+Shift+PgDown",), submenu="text"),
    ActionLine("motion", "view", checkable=True),
    ActionLine("zoom_in", "view", ("Ctrl++", "Ctrl+="), after_gap=True),
    ActionLine("zoom_out", "view", ("Ctrl+-",)),
    ActionLine("zoom_reset", "view", ("Ctrl+0",)),
    ActionLine("shortcuts", "help", ("F1",), Icon.HELP),
    ActionLine("about", "help"),
)
"""In the order of the menus."""


def keys_said(keys: str) -> str:
    """Say a key sequence in French: « Ctrl + Maj + S » for « Ctrl+Shift+S »."""
    portable = QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)
    rest, plus, last = portable.rpartition("+")
    if plus and not last:  # the key is the plus sign itself
        rest, last = portable[:-2], "+"
    parts = [*(rest.split("+") if rest else []), last]
    return " + ".join(words.KEY.get(part, part) for part in parts)


def all_keys_said(keys: tuple[str, ...]) -> str:
    """Every way to the same action: « Ctrl + Y ou Ctrl + Maj + Z »."""
    return words.KEYS_OR.join(keys_said(each) for each in keys)
