"""Where a room is on screen: kept when it closes or is killed, put back when it opens again.

No word of a decision is in it; the line that is being typed for the main courante is.
"""

from collections.abc import Mapping
from typing import Any

from pcra_game.windows.desk import Desk
from pcra_game.windows.desk_opening import offer_opening
from pcra_game.windows.desk_pages import PAGES
from pcra_game.windows.room import Kind
from pcra_game.windows.round_side import TABS


def place_of(desk: Desk) -> dict[str, Any]:
    """Give context, what is in hand, page and clock, as plain values."""
    room = desk.room
    return {
        "context": room.context,
        "kind": room.selection.kind.value,
        "id": room.selection.id,
        "page": desk.page,
        "side": desk.side.tab,
        "clock": desk.clock.to_dict(),
        "log_line": desk.log_bar.line.text(),
        "room_sees": desk.room_may_see,
        "opening": desk.round.events.opening.running,
        **desk.side.guide.place(),
    }


def put_back(desk: Desk, where: Mapping[str, Any]) -> None:
    """Put a room where it was; what is no longer there is passed over."""
    room, hidden = desk.room, desk.split.sheet_hidden
    desk.set_room_may_see(where.get("room_sees") is True)
    if where.get("context") in room.game.contexts:
        room.choose_context(where["context"])
    desk.side.guide.put_back(where)
    if where.get("side") in TABS and not (desk.room_may_see and where["side"] == "review"):
        desk.side.show_tab(where["side"])
    kind, id = where.get("kind"), str(where.get("id", ""))
    if kind == Kind.CARD and room.table.card(id) is not None:
        room.open_card(id)
    elif kind == Kind.ACTIVITY and id in room.state.activities:
        desk.open_activity(id)
    desk.show_page(where["page"] if where.get("page") in PAGES else PAGES[0])
    if room.selection.kind is Kind.CARD:
        desk.answer.begin()
    if hidden:
        desk.show_sheet(False)  # what was in hand then brought it out
    desk.refresh()
    running = where.get("opening")
    if desk.round.events.opening.take_up(running if isinstance(running, bool) else None):
        offer_opening(desk)
    line = where.get("log_line")
    if isinstance(line, str) and line.strip() and not room.read_only:
        desk.log_bar.take_up(line)
