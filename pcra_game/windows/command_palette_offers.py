"""What the palette offers: commands, pages, contexts, phases, activities, cards of the deck."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from pcra_game.domain.answers import UNIT_SUBJECT
from pcra_game.domain.deck import Objective, Scope
from pcra_game.domain.leading import jumps
from pcra_game.domain.sheet import service_label, subject_label
from pcra_game.texts import actions as action_words
from pcra_game.texts import command_palette as words
from pcra_game.windows.actions_table import LINES, ActionLine, all_keys_said
from pcra_game.windows.command_palette_search import Findable, short_code
from pcra_game.windows.room import Room
from pcra_game.windows.room_may_see import AWAY

if TYPE_CHECKING:
    from pcra_game.windows.actions import Actions
    from pcra_game.windows.command_palette_acts import PaletteActs

PALETTE = "palette"
"""The action that opens the palette: it does not offer itself."""

PAGES = {
    "view_table": "table",
    "view_list": "list",
    "view_synthesis": "synthesis",
    "view_recovery": "recovery",
    "view_ending": "ending",
}
SIDES = ("guide", "round", "review")


@dataclass(frozen=True)
class Offer:
    """One line of the palette; `id` is the same from one opening to the next."""

    id: str
    group: str
    name: str
    do: Callable[[], object]
    detail: str = ""
    key: str = ""
    reason: str = ""
    far: bool = False
    others: tuple[str, ...] = ()

    @property
    def possible(self) -> bool:
        """Whether it can be done now."""
        return not self.reason

    @property
    def spoken(self) -> str:
        """The line in words."""
        return words.spoken(self.name, self.group, self.detail, self.key, self.reason)

    @property
    def findable(self) -> Findable:
        """What a search reads of it."""
        return Findable(self.name, (self.detail, self.key, self.group, *self.others), self.far)


def offers(
    actions: "Actions", acting: "PaletteActs", room_now: Callable[[], Room | None]
) -> list[Offer]:
    """Everything that can be asked for, group by group; without a room the commands alone.

    Where the room may see this screen, neither codes of cards nor phases to come are listed.
    """
    room = room_now()
    found = [*_cards(acting, room), *_activities(acting, room)] if room is not None else []
    found += _of_actions(actions, acting, room)
    if room is not None and not acting.room_may_see:
        found += [*_phases(acting, room), *_steps(acting, room)]
    rank = (
        words.COMMANDS, words.PAGES, words.CARDS, words.ACTIVITIES, words.CONTEXTS, words.PHASES,
        words.STEPS,
    )  # fmt: skip
    return sorted(found, key=lambda offer: rank.index(offer.group))


def _of_actions(actions: "Actions", acting: "PaletteActs", room: Room | None) -> Iterator[Offer]:
    for line in LINES:
        action = actions[line.id]
        if line.id == PALETTE or not action.isVisible():
            continue
        text = action.text().replace("&&", "&")
        do: Callable[[], object] = action.trigger
        reason = "" if action.isEnabled() else _reason(line, room)
        if reason and acting.room_may_see and line.id in AWAY:
            reason = words.ROOM_SEES
        group, detail = words.COMMANDS, _place(line)
        if line.id in PAGES or line.id in SIDES:
            group, detail = words.PAGES, ""
            if line.id in PAGES:
                do = partial(acting.go_to_page, PAGES[line.id])
        elif line.group == "context":
            group, detail = words.CONTEXTS, ""
            if action.isChecked() and not reason:
                reason = words.CONTEXT_IN_PLAY
        yield Offer(
            line.id, group, text, do, detail, all_keys_said(line.keys), reason,
            others=(action_words.TIP.get(line.id, ""),),
        )  # fmt: skip


def _place(line: ActionLine) -> str:
    """The menu of a command, and the part of it."""
    menu = action_words.MENU[line.menu]
    return words.within(menu, action_words.SUBMENU[line.submenu]) if line.submenu else menu


def _reason(line: ActionLine, room: Room | None) -> str:
    if room is None:
        return words.NO_WORKSHOP
    if room.read_only:
        return words.READ_ONLY
    return words.REASONS.get(line.id, words.IMPOSSIBLE)


def _phases(acting: "PaletteActs", room: Room) -> Iterator[Offer]:
    for number, phase in enumerate(room.game.scenario.phases, 1):
        reason = words.READ_ONLY if room.read_only else ""
        if phase.id == room.state.phase:
            reason = words.PHASE_IN_PLAY
        yield Offer(
            f"phase:{phase.id}", words.PHASES, words.phase(number, phase.title),
            partial(acting.enter_phase, phase), phase.context or "", reason=reason,
        )  # fmt: skip


def _steps(acting: "PaletteActs", room: Room) -> Iterator[Offer]:
    """What the panel « Conduire » lists: the steps of the agenda, and the hours of the story."""
    lead, locked = acting.lead, words.READ_ONLY if room.read_only else ""
    if lead is None:
        return
    for number, step in enumerate(lead.pace.steps, 1):
        in_play = step is lead.pace.step and lead.pace.begun
        yield Offer(
            f"step:{step.id}", words.STEPS, words.step(number, step.title),
            partial(lead.begin, step.id), reason=words.STEP_IN_PLAY if in_play else locked,
        )  # fmt: skip
    for jump in jumps(room.state, room.game):
        yield Offer(
            f"jump:{jump.id}", words.STEPS, words.jump(jump.label),
            partial(lead.jump_to, jump.minutes), jump.moment, reason=locked,
        )  # fmt: skip


def _activities(acting: "PaletteActs", room: Room) -> Iterator[Offer]:
    for activity in room.table.activities:
        yield Offer(
            f"activity:{activity.id}", words.ACTIVITIES, activity.label,
            partial(acting.take_activity, activity.id), activity.id,
            others=(short_code(activity.id),),
        )  # fmt: skip


def _cards(acting: "PaletteActs", room: Room) -> Iterator[Offer]:
    """Cards of the table first, then those that the deck can still play in the context."""
    lying = {card.id: card for card in room.table.cards()}
    for card in lying.values():
        yield _card(acting, room, card.objective, card.subject, card.word)
    for objective in room.game.deck.objectives:
        if room.game.playable(objective.id, room.context):
            for subject in _subjects(room, objective):
                if f"{objective.id}@{subject}" not in lying:
                    yield _card(acting, room, objective.id, subject, "", far=True)


def _card(
    acting: "PaletteActs",
    room: Room,
    objective: str,
    subject: str,
    word: str,
    *,
    far: bool = False,
) -> Offer:
    printed = room.game.objectives[objective]
    label = subject_label(room.state, room.game, subject)
    return Offer(
        f"card:{objective}@{subject}", words.CARDS, printed.short_title,
        partial(acting.take_card, f"{objective}@{subject}"),
        label if acting.room_may_see else words.card(label, objective), word, far=far,
        others=(objective, short_code(objective), printed.title, subject, short_code(subject)),
    )  # fmt: skip


def _subjects(room: Room, objective: Objective) -> Iterator[str]:
    if objective.scope is Scope.UNIT:
        yield UNIT_SUBJECT
    elif objective.scope is Scope.APPLICATION:
        yield from sorted(
            room.game.services,
            key=lambda code: service_label(room.state, room.game, code).casefold(),
        )
    else:
        yield from room.state.kept_activities()
