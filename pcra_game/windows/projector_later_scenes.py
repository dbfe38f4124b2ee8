"""Scenes beyond the cards: the break with the matrix, the order of the return, the story."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF

from pcra_game.domain.timeline import Cover
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood
from pcra_game.texts import projector as words
from pcra_game.texts import striking
from pcra_game.windows.projector_content import Projected
from pcra_game.windows.projector_foot import GAP, lay_foot, lay_progress
from pcra_game.windows.projector_later import ShownMatrix, ShownRank, ShownReturn
from pcra_game.windows.projector_layout import (
    MARGIN,
    STEPS,
    Ink,
    Sheet,
    block,
    lay_bar,
    on_middle,
)

COVER_LOOKS = {
    Cover.NORMAL: (Icon.CHECK, Mood.GOOD),
    Cover.HELD: (Icon.CHECK, Mood.GOOD),
    Cover.DOUBLE_CIRCUIT: (Icon.WARNING, Mood.WARNING),
    Cover.SETTING_UP: (Icon.HOURGLASS, Mood.WARNING),
    Cover.UNKNOWN: (Icon.MINUS, Mood.UNKNOWN),
    Cover.EXHAUSTED: (Icon.CROSS, Mood.BAD),
    Cover.GAP: (Icon.CROSS, Mood.BAD),
    Cover.CONTRADICTION: (Icon.BOLT, Mood.BAD),
}

_LABEL_SHARES = (0.33, 0.4, 0.47)
"""Parts of the width that the names of the activities may take beside the matrix."""


@dataclass(frozen=True, slots=True)
class _Try:
    """One way to write the matrix: its letters, the width of its names, whether they may be cut."""

    step: float
    share: float
    cut: bool = False


_TRIES = (
    *(_Try(step, _LABEL_SHARES[0]) for step in STEPS),
    *(_Try(STEPS[-1], share) for share in _LABEL_SHARES[1:]),
    *(_Try(STEPS[-1], share, cut=True) for share in reversed(_LABEL_SHARES)),
)
"""In this order: a name is read whole where it can be, and the matrix is seen in any case."""


def lay_break(sheet: Sheet, shown: Projected, step: float) -> bool:
    """« Pause », when the room comes back, and the matrix; how far the round is without one."""
    if shown.matrix is not None and shown.matrix.rows and shown.matrix.contexts:
        for tried in _TRIES:  # a matrix in smaller letters is worth more than a large « Pause »
            if _rest_with_matrix(sheet, shown, shown.matrix, tried):
                return True
            sheet.pieces.clear()
    return _rest(sheet, shown, step)


def _rest(sheet: Sheet, shown: Projected, step: float) -> bool:
    lay_bar(sheet, shown)
    u = sheet.u
    bottom = lay_foot(sheet, shown, step) - GAP * u
    if shown.total:
        bottom = lay_progress(sheet, shown, bottom)
    lines = ((striking.BREAK, 150.0, Ink.PAGE), (shown.back_at, 84.0, Ink.SOFT))
    laid = [(text, *block(sheet, text, base, step, sheet.room, bold=True), ink)
            for text, base, ink in lines]  # fmt: skip
    high = sum(each.height for _, each, _, _ in laid)
    y = (sheet.bar * u + bottom - high) / 2
    holds = y >= sheet.bar * u
    for text, each, px, ink in laid:
        sheet.text(text, each, QPointF((sheet.width - each.width) / 2, y), px, ink)
        y += each.height
    return holds


def _rest_with_matrix(sheet: Sheet, shown: Projected, matrix: ShownMatrix, tried: _Try) -> bool:
    """The break in one line, the matrix under it."""
    lay_bar(sheet, shown)
    step = tried.step
    u, left = sheet.u, MARGIN * sheet.u
    bottom = lay_foot(sheet, shown, step) - GAP * 0.7 * u
    y = (sheet.bar + GAP * 0.5) * u
    rest, px = block(sheet, striking.BREAK, 84, step, sheet.room, bold=True)
    sheet.text(striking.BREAK, rest, QPointF(left, y), px, Ink.PAGE)
    middle = y + rest.height / 2
    back, back_px = block(sheet, shown.back_at, 60, step, sheet.room - rest.width - 60 * u)
    place = QPointF(left + sheet.room - back.width, on_middle(back, back_px, middle, bold=False))
    sheet.text(shown.back_at, back, place, back_px, Ink.SOFT)
    return _lay_matrix(sheet, matrix, tried, y + rest.height + 10 * u, bottom)


def _lay_matrix(sheet: Sheet, matrix: ShownMatrix, tried: _Try, top: float, bottom: float) -> bool:
    """A head for each context, a row for each activity; says whether it holds."""
    u, left, step = sheet.u, MARGIN * sheet.u, tried.step
    gap = 8 * u
    label = sheet.room * tried.share
    wide = (sheet.room - label) / len(matrix.contexts)
    head = 56 * sheet.tall * u
    high = (bottom - top - head) / len(matrix.rows) - gap
    for column, code in enumerate(matrix.contexts):
        box = QRectF(left + label + column * wide + gap, top, wide - gap, head)
        sheet.plate(box, "bar", radius=10)
        laid, px = block(sheet, code, 42, step, box.width(), bold=True)
        place = QPointF(
            box.center().x() - laid.width / 2, on_middle(laid, px, box.center().y(), bold=True)
        )
        sheet.text(code, laid, place, px, Ink.BAR)
    holds = True
    for rank, row in enumerate(matrix.rows):
        y = top + head + gap + rank * (high + gap)
        laid, px = block(sheet, row.label, 44, step, label - gap)
        lines = int((high + gap) * laid.lines / laid.height)
        if tried.cut and 0 < lines < laid.lines:
            laid, px = block(sheet, row.label, 44, step, label - gap, most_lines=lines)
        holds = holds and laid.height <= high + gap
        middle = y + high / 2
        place = QPointF(left, middle - laid.height / 2)
        sheet.text(row.label, laid, place, px, Ink.PAGE)
        for column, cover in enumerate(row.covers):
            box = QRectF(left + label + column * wide + gap, y, wide - gap, high)
            holds = _lay_cover(sheet, cover, step, box) and holds
    return holds


def _lay_cover(sheet: Sheet, cover: Cover, step: float, box: QRectF) -> bool:
    """One cell: its sign and its word, side by side or one above the other."""
    u = sheet.u
    icon, mood = COVER_LOOKS[cover]
    sheet.plate(box, f"{mood}.fill", f"{mood}.line", 10)
    side = 36 * u
    word = words.COVER_SHORT[cover]
    laid, px = block(sheet, word, 40, step, 1e6, bold=True)
    gap = 10 * u
    beside = side + gap + laid.width <= box.width() - 2 * gap
    if beside:
        x, middle = box.left() + (box.width() - side - gap - laid.width) / 2, box.center().y()
        sheet.sign(icon, x, middle, 36, f"{mood}.line")
        place = QPointF(x + side + gap, on_middle(laid, px, middle, bold=True))
    else:
        top = box.center().y() - (side + laid.height) / 2
        sheet.sign(icon, box.center().x() - side / 2, top + side / 2, 36, f"{mood}.line")
        place = QPointF(box.center().x() - laid.width / 2, top + side)
    sheet.text(word, laid, place, px, Ink(mood.value))
    needed = laid.height if beside else laid.height + side
    return needed <= box.height() + 10 * u and laid.width + gap <= box.width()


def lay_return(sheet: Sheet, shown: Projected, step: float) -> bool:
    """The services in the order in which the room starts them again, and what it types again."""
    assert shown.restart is not None
    if _lay_ranks(sheet, shown, shown.restart, step):
        return True
    if step > STEPS[-1]:
        return False
    for kept in range(len(shown.restart.ranks) - 1, 0, -1):  # the top of the list is what counts
        sheet.pieces.clear()
        left_out = len(shown.restart.ranks) - kept
        fewer = replace(
            shown.restart,
            ranks=shown.restart.ranks[:kept],
            following=shown.restart.following + left_out,
        )
        if _lay_ranks(sheet, shown, fewer, step):
            return True
    return False


def _lay_ranks(sheet: Sheet, shown: Projected, restart: ShownReturn, step: float) -> bool:
    """The whole scene with these ranks; says whether it holds."""
    lay_bar(sheet, shown)
    u, left = sheet.u, MARGIN * sheet.u
    bottom = lay_foot(sheet, shown, step) - GAP * 0.7 * u
    y = _title(sheet, words.RETURN, step)
    if restart.load:
        bottom = _lay_load(sheet, restart, step, bottom)
    if not restart.ranks:
        laid, px = block(sheet, words.NOTHING_RANKED, 53, step, sheet.room)
        sheet.text(words.NOTHING_RANKED, laid, QPointF(left, y), px, Ink.SOFT)
        return y + laid.height <= bottom
    if said := words.more_services(restart.following):
        more, more_px = block(sheet, said, 42, step, sheet.room)
        bottom -= more.height
        sheet.text(said, more, QPointF(left, bottom), more_px, Ink.SOFT)
    pace = min((bottom - y) / len(restart.ranks), 96 * sheet.tall * u)
    holds = True
    for rank in restart.ranks:
        holds = _lay_rank(sheet, rank, step, QRectF(left, y, sheet.room, pace - 8 * u)) and holds
        y += pace
    return holds


def _title(sheet: Sheet, text: str, step: float) -> float:
    """The head of a scene under the bar; gives where what follows begins."""
    u = sheet.u
    y = (sheet.bar + GAP * 0.6) * u
    laid, px = block(sheet, text, 60, step, sheet.room, bold=True)
    sheet.text(text, laid, QPointF(MARGIN * u, y), px, Ink.PAGE)
    return y + laid.height + 12 * u


def _lay_rank(sheet: Sheet, rank: ShownRank, step: float, box: QRectF) -> bool:
    """A plate with the number, the service, and at its right what comes back with it."""
    u, middle = sheet.u, box.center().y()
    sheet.plate(box, "card", "card_edge", 14)
    number = str(rank.number)
    laid, px = block(sheet, number, 46, step, box.width(), bold=True)
    place = QPointF(box.left() + 28 * u, on_middle(laid, px, middle, bold=True))
    sheet.text(number, laid, place, px, Ink.CARD)
    x, right = box.left() + 120 * sheet.tall * u, box.right() - 28 * u
    if rank.frees:
        frees, frees_px = block(sheet, rank.frees, 40, step, box.width() / 2)
        right -= frees.width
        place = QPointF(right, on_middle(frees, frees_px, middle, bold=False))
        sheet.text(rank.frees, frees, place, frees_px, Ink.SOFT_CARD)
    label, label_px = block(sheet, rank.label, 46, step, right - 30 * u - x, bold=True)
    place = QPointF(x, on_middle(label, label_px, middle, bold=True))
    sheet.text(rank.label, label, place, label_px, Ink.CARD)
    return label.height <= box.height() + 8 * u


def _lay_load(sheet: Sheet, restart: ShownReturn, step: float, bottom: float) -> float:
    """What is typed in again, in a band whose lower edge is there; gives its upper edge."""
    u, left = sheet.u, MARGIN * sheet.u
    people, people_px = block(sheet, restart.people, 42, step, sheet.room - 56 * u)
    load, load_px = block(sheet, restart.load, 46, step, sheet.room - 56 * u, bold=True)
    beside = load.width + people.width + 96 * u <= sheet.room and people.lines == 1
    high = (load.height if beside else load.height + people.height) + 24 * u
    box = QRectF(left, bottom - high, sheet.room, high)
    sheet.plate(box, "card", "field_edge", 14)
    y = box.top() + 12 * u
    sheet.text(restart.load, load, QPointF(left + 28 * u, y), load_px, Ink.CARD)
    place = QPointF(left + 28 * u, y + load.height)
    if beside:
        first = on_middle(people, people_px, box.center().y(), bold=False)
        place = QPointF(box.right() - 28 * u - people.width, first)
    sheet.text(restart.people, people, place, people_px, Ink.SOFT_CARD)
    return box.top() - 16 * u


def lay_story(sheet: Sheet, shown: Projected, step: float) -> bool:
    """The story in the team's own sentences; one that cannot hold is left to who reads aloud."""
    lay_bar(sheet, shown)
    u, left = sheet.u, MARGIN * sheet.u
    bottom = lay_foot(sheet, shown, step) - GAP * 0.7 * u
    y = _title(sheet, words.STORY, step)
    laid = [(text, *block(sheet, text, 50, step, sheet.room)) for text in shown.story]
    whole = sum(each.height for _, each, _ in laid)
    gap = min(max((bottom - y - whole) / max(len(laid), 1), 0), 26 * u)
    holds = y + whole <= bottom
    rest, rest_px = block(sheet, words.REST_READ_ALOUD, 42, step, sheet.room)
    for text, each, px in laid:
        if not holds and y + each.height + rest.height > bottom:
            sheet.text(words.REST_READ_ALOUD, rest, QPointF(left, y), rest_px, Ink.SOFT)
            break
        sheet.text(text, each, QPointF(left, y), px, Ink.PAGE)
        y += each.height + gap
    return holds
