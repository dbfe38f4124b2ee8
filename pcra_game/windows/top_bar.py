"""The bar over everything: where the room is, the five lights, the time, what is saved."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from pcra_game.domain.lights import Light
from pcra_game.domain.sheet import subject_label
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import actions as words
from pcra_game.windows.actions import Actions
from pcra_game.windows.controls import plain_tip
from pcra_game.windows.room import Room
from pcra_game.windows.top_bar_pills import LightPill, OneLine, Pill, Space, in_bar
from pcra_game.workshop.clock import PhaseClock

TALL, LOW = 68, 52
TALL_FROM = 1500
"""Width of the window from which the bar has its whole height."""

_SAVED = (words.SAVED, words.SAVED, Icon.CHECK, Mood.GOOD)
_UNSAVED = (words.UNSAVED, words.UNSAVED_TIP, Icon.PEN, Mood.UNKNOWN)
_READ_ONLY = (words.READ_ONLY, words.READ_ONLY_TIP, Icon.LOCK, Mood.WARNING)


class TopBar(QWidget):
    """One line that gives up words before it cuts anything: the scenario first, then the long
    names of the lights and the air around everything, then the title; their short names at last."""

    light_asked = Signal(str)

    def __init__(self, palette: Palette) -> None:
        """Take the theme; `hold` brings the actions, `show_room` what to show."""
        super().__init__()
        self._palette = palette
        self._room: Room | None = None
        self._clock: PhaseClock | None = None
        self._actions: Actions | None = None
        self._space = Space.AMPLE
        self.setAccessibleName(words.BAR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._title = OneLine(px=28, bold=True, colour=palette.on_bar)
        self._subtitle = OneLine(px=19, colour=palette.soft_on_bar)
        self._saved = Pill(palette, height=32, pressed=False)
        self._saved.setObjectName("saved")
        self._lights: list[LightPill] = []
        self._marks: list[Pill] = []
        self._keys = {id: Pill(palette) for id in _KEYS}
        self._clock_pill = Pill(palette)
        self._menu = QMenu(self)
        self._seconds = QTimer(self)
        self._seconds.setInterval(250)  # the figure changes within a quarter of its second
        self._seconds.timeout.connect(self.tick)
        self._arrange()
        self._wire()

    def hold(self, actions: Actions) -> None:
        """Take the actions that the keys of the bar stand for, and their menus."""
        self._actions = actions
        self._menu.clear()
        actions.fill_menu(self._menu)
        for id in _KEYS:
            if id != "menu":
                actions[id].changed.connect(self._follow_actions)
        self._follow_actions()

    @property
    def palette_worn(self) -> Palette:
        """The theme of the bar."""
        return self._palette

    def add_mark(self, pill: Pill) -> None:
        """Lay one more pill before the clock; it is measured with the others."""
        self._marks.append(pill)
        self._row.insertWidget(self._row.indexOf(self._saved) + 1, pill)

    def show_projector(self, word: str, edge: str) -> None:
        """Say on its key how the projector stands, in a word and an outline."""
        self._keys["projector"].look(Icon.SCREEN, word, edge=edge)
        self.fit()

    def show_room(self, room: Room, clock: PhaseClock | None) -> None:
        """Show where the room is; call it again whenever the room or the clock changed."""
        self._room, self._clock = room, clock
        table = room.table
        self._title.say(table.title)
        self._show_lights(table.lights)
        self.tick()
        self.fit()

    def tick(self) -> None:
        """Show the time as it is now; the bar does it by itself while the clock runs."""
        clock = self._clock
        started = clock is not None and clock.started
        self._clock_pill.setVisible(started)
        for id in _OF_THE_CLOCK:
            self._keys[id].setVisible(started)
        if clock is None or not started:
            self._seconds.stop()
            return
        self._show_time(clock)
        self._show_pause(clock)
        if clock.running and not self._seconds.isActive():
            self._seconds.start()
        elif not clock.running:
            self._seconds.stop()

    def _show_time(self, clock: PhaseClock) -> None:
        over = clock.overrun
        bare = clock.said().lstrip("+")
        said = words.time_over(bare) if over else words.time_left(bare)
        text = said if self._space < Space.TIGHT else clock.said()
        fill = self._palette.mood(Mood.BAD).strong if over else self._palette.clock
        icon = Icon.HOURGLASS if clock.running else Icon.PAUSE
        edge = self._palette.on_dark(Mood.BAD) if over else fill
        self._clock_pill.look(icon, text, edge=edge, fill=fill)
        self._clock_pill.setAccessibleName(f"{words.CLOCK}, {said}")
        paused = "" if clock.running else f" ({words.CLOCK_PAUSED.lower()})"
        self._clock_pill.setToolTip(f"{words.CLOCK}{words.NB}: {said}{paused}")

    def _show_pause(self, clock: PhaseClock) -> None:
        word = words.PAUSE if clock.running else words.RESUME
        icon = Icon.PAUSE if clock.running else Icon.PLAY
        self._keys["pause"].look(icon, "", edge=self._palette.soft_on_bar)
        self._keys["pause"].setAccessibleName(word)
        self._keys["pause"].setToolTip(word)

    def _show_lights(self, lights: tuple[Light, ...]) -> None:
        while len(self._lights) < len(lights):
            pill = LightPill(self._palette)
            pill.clicked.connect(self._light_clicked)
            self._lights.append(pill)
            self._lights_row.addWidget(pill)
        for pill, light in zip(self._lights, lights, strict=False):
            pill.show_light(light, self._behind(light), self._space)

    def _behind(self, light: Light) -> list[str]:
        assert self._room is not None
        return [subject_label(self._room.state, self._room.game, id) for id in light.behind]

    def light_place(self, name: str) -> QRect:
        """Where a light lies on the screen; the whole bar where it is not shown."""
        pill = next((p for p in self._lights if p.objectName() == name), self)
        return QRect(pill.mapToGlobal(QPoint(0, 0)), pill.size())

    def _light_clicked(self) -> None:
        pill = self.sender()
        if isinstance(pill, LightPill):
            self.light_asked.emit(pill.objectName())

    def _show_saved(self, *, in_words: bool) -> None:
        word, tip, icon, mood = _SAVED
        if self._room is not None and self._room.read_only:
            word, tip, icon, mood = _READ_ONLY
        elif self._room is not None and self._room.unsaved:
            word, tip, icon, mood = _UNSAVED
        self._saved.look(icon, word if in_words else "", sign=self._palette.on_dark(mood))
        self._saved.setToolTip(tip)
        self._saved.setAccessibleName(word)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 0, 12, 0)
        row.setSpacing(10)
        self._lights_row = QHBoxLayout()
        self._lights_row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._subtitle, 1)
        row.addWidget(self._saved)
        row.addLayout(self._lights_row)
        row.addWidget(self._clock_pill)
        for pill in self._keys.values():
            row.addWidget(pill)
        self._row = row
        for id, pill in self._keys.items():
            icon, text = _KEYS[id]
            edge = self._palette.soft_on_bar if id in _OF_THE_CLOCK else ""
            pill.look(icon, text, edge=edge)

    def _wire(self) -> None:
        for id, pill in self._keys.items():
            pill.setObjectName(id)
            pill.clicked.connect(self._key_clicked)
        self._keys["menu"].setAccessibleName(words.MENU_BUTTON)
        self._keys["menu"].setToolTip(words.MENU_BUTTON)
        self._clock_pill.setObjectName("clock")
        self._clock_pill.clicked.connect(self._clock_clicked)

    def _key_clicked(self) -> None:
        pill = self.sender()
        if pill is self._keys["menu"]:
            under = pill.mapToGlobal(pill.rect().bottomLeft())
            self._menu.popup(under)
        elif self._actions is not None and pill is not None:
            self._actions[pill.objectName()].trigger()

    def _clock_clicked(self) -> None:
        if self._actions is not None:
            self._actions["pause"].trigger()

    def _follow_actions(self) -> None:
        assert self._actions is not None
        for id, pill in self._keys.items():
            if id in ("menu", "pause"):
                continue
            action = self._actions[id]
            pill.setEnabled(action.isEnabled())
            pill.setToolTip(plain_tip(action.toolTip()))
            pill.setAccessibleName(action.text().replace("&&", "&"))

    def sizeHint(self) -> QSize:
        return QSize(1280, self._height_at(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(640, in_bar(LOW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self._height_at(event.size().width()))
        self.fit()

    def _height_at(self, width: int) -> int:
        return in_bar(TALL if width >= TALL_FROM else LOW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(self._palette.bar))

    def fit(self) -> None:
        """Give up words, the least needed first, until everything holds."""
        if self._room is None:
            return
        tall = self.width() >= TALL_FROM
        self._title.set_px(28 if tall else 22)
        self._subtitle.set_px(19 if tall else 16)
        for step in _STEPS:
            self._space = step.lights
            self._show_lights(self._room.table.lights)
            self._show_saved(in_words=step.saved)
            if self._clock is not None and self._clock.started:
                self._show_time(self._clock)
            self._show_subtitle(step.subtitle)
            self._draw_tight(step.lights >= Space.TIGHT)
            if self._needed() <= self.width():
                break
        self._show_title()

    def _draw_tight(self, tight: bool) -> None:
        """Save the air around everything, or give it back."""
        for pill in (self._saved, *self._marks, self._clock_pill, *self._keys.values()):
            pill.draw_tight(tight)
        self._row.setSpacing(5 if tight else 10)
        self._lights_row.setSpacing(5 if tight else 8)

    def _show_title(self) -> None:
        """Where keys stand near each other the title takes what they leave, if it says something:
        the frame of the window says it too, nothing else says the lights."""
        whole = self._space < Space.TIGHT
        left = self.width() - self._needed()
        self._title.setVisible(whole or left >= in_bar(_LEAST_TITLE))

    def _show_subtitle(self, ways: int) -> None:
        assert self._room is not None
        table = self._room.table
        whole = words.subtitle(table.scenario, table.context.code)
        said = whole if ways == _WHOLE else words.round_name(table.context.code)
        self._subtitle.say(said)
        self._subtitle.setToolTip(whole)
        self._subtitle.setVisible(ways != _NOTHING)

    def _needed(self) -> int:
        """Width that everything takes as it now stands."""
        shown = [
            w
            for w in (
                self._saved,
                *self._marks,
                *self._lights,
                self._clock_pill,
                *self._keys.values(),
            )
            if not w.isHidden()
        ]
        wide = sum(w.sizeHint().width() for w in shown)
        if self._space < Space.TIGHT:  # else it is cut, and takes what is left
            wide += self._title.sizeHint().width()
        if not self._subtitle.isHidden():
            wide += self._subtitle.sizeHint().width() + self._row.spacing()
        margins = self._row.contentsMargins()
        return wide + len(shown) * self._row.spacing() + margins.left() + margins.right()


class _Step(NamedTuple):
    """How many words the bar shows: of the lights, of the scenario, of what is saved."""

    lights: Space
    subtitle: int
    saved: bool


_KEYS: dict[str, tuple[Icon | None, str]] = {
    "pause": (Icon.PAUSE, ""),
    "more_time": (None, words.MORE_TIME),
    "undo": (Icon.UNDO, ""),
    "redo": (Icon.REDO, ""),
    "projector": (Icon.SCREEN, ""),
    "menu": (Icon.MORE, ""),
}

_OF_THE_CLOCK = ("pause", "more_time")

_NOTHING, _ROUND, _WHOLE = range(3)

_LEAST_TITLE = 90
"""Pixels under which a cut title says nothing."""

_STEPS = (
    _Step(Space.AMPLE, _WHOLE, saved=True),
    _Step(Space.AMPLE, _WHOLE, saved=False),
    _Step(Space.AMPLE, _ROUND, saved=False),
    _Step(Space.SHORT, _ROUND, saved=False),
    _Step(Space.SHORT, _NOTHING, saved=False),
    _Step(Space.TIGHT, _NOTHING, saved=False),
    _Step(Space.SIGNS, _NOTHING, saved=False),
)
"""Ampler first; the last one stays whatever the width."""
