"""Sections 0 to 6 of the plan: the document itself, the unit, its contexts, its activities."""

from collections.abc import Iterator, Sequence

from pcra_game.domain import figures
from pcra_game.domain.chronicle import Stay
from pcra_game.domain.deck import Service
from pcra_game.domain.document import Block, Bullets, Paragraph, Picture, Section, Tone
from pcra_game.domain.framing_events import GovernanceRole
from pcra_game.domain.game import Game
from pcra_game.domain.plan_rows import (
    Row,
    iso_date,
    marked,
    noted,
    priority_of,
    short,
    signed,
    stated,
    tables,
)
from pcra_game.domain.sheet import (
    ActivitySheet,
    activity_sheet,
    contexts_in_play,
    deputy_of,
    function_label,
    kept_sheets,
    level_of,
    service_label,
)
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import figures as figure_words
from pcra_game.texts import plan as words
from pcra_game.texts import plan_guide as guide
from pcra_game.texts.typography import count, duration, join_fr, time_fr
from pcra_game.texts.words import AXIS, LEVEL, MEANS_KIND, PLAN_STATUS, ROLE


def control(state: WorkshopState, game: Game, stays: Sequence[Stay] = ()) -> Section:
    """Section 0: what the document is, who signed it, who was there and how long.

    `stays` come from the journal: who left before the end was there all the same.
    """
    opened = state.opened
    assert opened is not None
    status = PLAN_STATUS[state.signatures[-1].status] if state.signatures else PLAN_STATUS["draft"]
    signed = [
        f"{function_label(state, game, s.function)} ({PLAN_STATUS[s.status]}, {iso_date(s.on)})"
        for s in state.signatures
    ]
    rows = [
        (words.COVER["status"], status),
        (words.CONTROL["signed"], join_fr(signed) or words.NOT_GIVEN),
        (words.COVER["review"], iso_date(state.review_on)),
        (words.CONTROL["distribution"], words.DISTRIBUTION),
        (words.CONTROL["paper"], words.PAPER),
        (words.CONTROL["session"], opened.session),
        (words.CONTROL["deck"], f"{game.deck.title} ({opened.deck_sha256[:16]})"),
        (words.CONTROL["scenario"], f"{game.scenario.title} ({opened.scenario_sha256[:16]})"),
    ]
    presence = presence_rows(state, game, stays)
    blocks: list[Block] = [
        *tables(words.CONTROL_CAPTION, words.PAIR, rows, (1, 2.6)),
        Paragraph(words.STARTING_VALUES, Tone.NOTE),
        *tables(guide.READERS_CAPTION, guide.READERS_COLUMNS, guide.READERS, (1.2, 2.8, 3)),
        *(
            tables(words.PRESENCE_CAPTION, words.PRESENCE_COLUMNS, presence, (3, 1, 1.2, 1.4))
            if presence
            else [Paragraph(words.PRESENCE_NONE, Tone.WARNING)]
        ),
    ]
    return Section("0", words.S0, tuple(blocks), new_page=True)


def presence_rows(state: WorkshopState, game: Game, stays: Sequence[Stay]) -> list[tuple[str, ...]]:
    """Functions in the room, with their hours where the journal is at hand."""
    there = stays or [Stay(p.function, p.count, p.nights, "") for p in state.presence.values()]
    return [
        (
            function_label(state, game, stay.function),
            str(stay.count),
            words.YES if stay.nights else words.NO,
            words.stay(time_fr(stay.arrived), time_fr(stay.left) if stay.left else "")
            if stay.arrived
            else words.NOT_GIVEN,
        )
        for stay in there
    ]


def purpose(state: WorkshopState, game: Game) -> Section:
    """Section 1."""
    kept = count(len(state.kept_activities()), "activité", "activités")
    return Section(
        "1",
        words.S1,
        (
            Paragraph(words.PURPOSE),
            Paragraph(words.scope_sentence(game.unit.label, game.unit.perimeter, kept)),
            Paragraph(words.LINKS_TITLE),
            Bullets(words.LINKS),
            Paragraph(words.NOT_A_STAMP, Tone.NOTE),
        ),
    )


def governance(state: WorkshopState, game: Game) -> Section:
    """Section 2: roles by function, and who replaces whom at night."""
    roles = [
        (
            ROLE[role],
            function_label(state, game, state.roles[role]),
            deputy_of(state, game, state.roles[role]) or words.NO_DEPUTY,
        )
        for role in GovernanceRole
        if role in state.roles
    ]
    deputies = [
        (function_label(state, game, f), function_label(state, game, d))
        for f, d in state.deputies.items()
    ]
    blocks: list[Block] = list(tables(words.ROLES_CAPTION, words.ROLES_COLUMNS, roles, (2, 2, 2)))
    if not roles:
        blocks.append(Paragraph(words.ROLES_NONE, Tone.WARNING))
    blocks += tables(words.DEPUTIES_CAPTION, words.DEPUTIES_COLUMNS, deputies, (1, 1))
    return Section("2", words.S2, tuple(blocks))


def unit(state: WorkshopState, _game: Game) -> Section:
    """Section 3: the unit in figures, and the means that it laid on the table."""
    framed, house = state.unit, state.establishment
    share = house.activity_share_percent
    values = {
        "missions": framed.missions,
        "capacity": framed.capacity,
        "daily_volume": _number(framed.daily_volume),
        "staff_day": _number(framed.staff_day),
        "staff_night": _number(framed.staff_night),
        "staff_weekend": _number(framed.staff_weekend),
        "sites": house.sites,
        "share": f"{share}\u00a0%" if share is not None else "",
    }
    rows = [(words.UNIT_ROWS[key], value) for key, value in values.items() if value]
    means = [
        (
            m.label,
            MEANS_KIND[m.kind],
            str(m.quantity),
            str(m.per_day) if m.per_day else "–",
            m.place or words.NOT_GIVEN,
            iso_date(m.checked_on),
        )
        for m in state.means.values()
    ]
    blocks: list[Block] = list(tables(words.UNIT_CAPTION, words.PAIR, rows, (1, 2.6)))
    if not rows:
        blocks.append(Paragraph(words.UNIT_NONE, Tone.WARNING))
    blocks += tables(
        words.MEANS_CAPTION, words.MEANS_COLUMNS, means, (2.4, 1.1, 0.9, 0.9, 2.2, 1.2)
    )
    return Section("3", words.S3, tuple(blocks))


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def contexts(state: WorkshopState, game: Game) -> Section:
    """Section 4: the contexts played, and the level of the services that the unit uses."""
    played = [game.contexts[code] for code in contexts_in_play(state, game)]
    situations = [
        (c.code, f"{c.title}. {c.situation}", c.remaining, c.missing, c.reference_duration)
        for c in played
    ]
    levels = [
        (
            s.code,
            service_label(state, game, s.code),
            *(LEVEL[level_of(state, game, c.code, s.code)] for c in played),
        )
        for s in used_services(state, game)
    ]
    titles = (*words.LEVELS_FIRST, *(c.code for c in played))
    blocks: list[Block] = [
        Paragraph(words.CONTEXTS_INTRO),
        *tables(
            words.CONTEXTS_CAPTION, words.CONTEXTS_COLUMNS, situations, (0.95, 2.3, 2.1, 2.1, 1.3)
        ),
        *tables(words.LEVELS_CAPTION, titles, levels, (0.7, 3.2, *(1.1 for _ in played))),
        Paragraph(words.LEVELS_NOTE, Tone.NOTE),
    ]
    return Section("4", words.S4, tuple(blocks))


def used_services(state: WorkshopState, game: Game) -> list[Service]:
    """Services that kept activities or written solutions need, in the order of the deck."""
    needed = {code for sheet in kept_sheets(state, game) for code in sheet.needs}
    needed |= {code for s in state.solutions.values() for code in s.services}
    needed |= set(state.services)
    return [s for s in game.deck.services if s.code in needed]


def impact(state: WorkshopState, game: Game) -> Section:
    """Section 5: the bilan d'impact, the matrix and the timeline."""
    sheets = kept_sheets(state, game)
    if not sheets:
        return Section(
            "5", words.S5, (Paragraph(words.NO_ACTIVITY, Tone.WARNING), *_aside(state, game))
        )
    blocks: list[Block] = [
        Paragraph(words.BIA_INTRO),
        *tables(
            words.CRITICAL_CAPTION,
            words.CRITICAL_COLUMNS,
            [_critical(s) for s in sheets],
            (2.6, 1.2, 1.5, 1.5, 1.5),
        ),
        *tables(
            words.MINIMUM_CAPTION,
            words.MINIMUM_COLUMNS,
            [(s.label, _said(s.minimum_service), _said(s.stop_sign)) for s in sheets],
            (1.6, 2.6, 2),
        ),
        *noted(
            tables(
                words.IMPACT_CAPTION,
                words.IMPACT_COLUMNS,
                [_ruler(s) for s in sheets],
                (2.2, 1.4, 1.4, 1.4, 1.6),
            )
        ),
        Picture(figures.matrix(state, game), figure_words.MATRIX_CAPTION),
        *_starting_delays(sheets),
        Picture(figures.timeline(state, game), figure_words.TIMELINE_CAPTION),
        *noted(
            tables(
                words.TIMES_CAPTION,
                words.TIMES_COLUMNS,
                [_face_to_face(state, s) for s in sheets],
                (2.2, 1.1, 1.1, 1.2, 1.2, 1.2),
            )
        ),
        *_aside(state, game),
    ]
    return Section("5", words.S5, tuple(blocks))


def _starting_delays(sheets: list[ActivitySheet]) -> Iterator[Block]:
    """Which delays of the matrix, printed under the names, are still the deck's."""
    left = [sheet.label for sheet in sheets if not sheet.dmia.discussed]
    if left and len(left) == len(sheets):
        yield Paragraph(words.ALL_DELAYS_STARTING, Tone.NOTE)
    elif left:
        yield Paragraph(words.starting_delays(join_fr(left)), Tone.NOTE)


def _critical(sheet: ActivitySheet) -> Row:
    return (
        sheet.label,
        priority_of(sheet, marked),
        stated(sheet.dmia),
        stated(sheet.tolerated_loss),
        stated(sheet.endurance),
    )


def _said(value: object) -> str:
    text, discussed = getattr(value, "text", ""), getattr(value, "discussed", False)
    if not text:
        return words.NOT_GIVEN
    return text if discussed else marked(text)


def _ruler(sheet: ActivitySheet) -> Row:
    fingers = sheet.played.fingers
    confidence = words.NOT_GIVEN
    if fingers is not None and any(fingers.counts):
        shown = [i for i, n in enumerate(fingers.counts, start=1) if n]
        majority = max(range(5), key=lambda i: fingers.counts[i]) + 1
        confidence = words.fingers(shown[0], majority)
    judged = (
        AXIS[sheet.axis],
        duration(sheet.serious_from, words.NEVER),
        duration(sheet.dangerous_from, words.NEVER),
    )
    if not sheet.impact_discussed:
        judged = (signed(judged[0]), signed(judged[1]), signed(judged[2]))
    return (sheet.label, *judged, confidence)


def _face_to_face(state: WorkshopState, sheet: ActivitySheet) -> Row:
    described = [state.services[c] for c in sheet.needs if c in state.services]
    rtos = [d.rto for d in described if d.rto is not None]
    ages = [d.backup_age for d in described if d.backup_age is not None]
    return (
        sheet.label,
        short(sheet.dmia),
        short(sheet.endurance),
        duration(max(rtos, default=None), words.NOT_GIVEN),
        short(sheet.tolerated_loss),
        duration(max(ages, default=None), words.NOT_GIVEN),
    )


def _aside(state: WorkshopState, game: Game) -> Iterator[Block]:
    """Activities set aside, with the reason; a controller looks for them, even for none."""
    rows = list(_set_aside(state, game))
    yield from tables(words.ASIDE_CAPTION, words.ASIDE_COLUMNS, rows, (1, 1.8))
    if not rows:
        yield Paragraph(words.ASIDE_NONE, Tone.NOTE)


def _set_aside(state: WorkshopState, game: Game) -> Iterator[Row]:
    for played in state.activities.values():
        if not played.kept and played.set_aside_reason:
            yield (activity_sheet(state, game, played.id).label, played.set_aside_reason)


def dependencies(state: WorkshopState, game: Game) -> Section:
    """Section 6: what each activity needs, and what is known of these services."""
    sheets = kept_sheets(state, game)
    if not sheets:
        return Section("6", words.S6, (Paragraph(words.NO_ACTIVITY, Tone.WARNING),))
    needs = [
        (
            s.label,
            ", ".join(service_label(state, game, code) for code in s.needs) or words.NONE,
            ", ".join(s.other_needs) or words.NONE,
        )
        for s in sheets
    ]
    services = [
        _service(state, game, service, sheets)
        for service in used_services(state, game)
        if service.code in state.services or any(service.code in s.needs for s in sheets)
    ]
    offline = [
        (
            s.label,
            _said(s.offline_data),
            ", ".join(service_label(state, game, c) for c in s.saas) or words.NONE,
        )
        for s in sheets
    ]
    return Section(
        "6",
        words.S6,
        (
            *tables(guide.NEEDS_CAPTION, guide.NEEDS_COLUMNS, needs, (1.6, 2.6, 2)),
            *tables(
                guide.SERVICES_CAPTION, guide.SERVICES_COLUMNS, services, (2, 1, 1.1, 1.4, 1.4, 2.4)
            ),
            *tables(guide.NOTES_CAPTION, guide.NOTES_COLUMNS, _notes(state, game), (1.5, 4)),
            *tables(guide.OFFLINE_CAPTION, guide.OFFLINE_COLUMNS, offline, (1.5, 2.4, 2)),
            *tables(guide.SITES_CAPTION, guide.SITES_COLUMNS, _sites(sheets), (1.5, 4)),
        ),
    )


def _service(
    state: WorkshopState, game: Game, service: Service, sheets: list[ActivitySheet]
) -> Row:
    described = state.services.get(service.code)
    return (
        service_label(state, game, service.code),
        duration(described.rto if described else None, words.NOT_GIVEN),
        duration(described.backup_age if described else None, words.NOT_GIVEN),
        (described.hosted_by if described else "") or words.NOT_GIVEN,
        function_label(state, game, described.referent if described else "") or words.NOT_GIVEN,
        ", ".join(s.label for s in sheets if service.code in s.needs) or words.NONE,
    )


def _notes(state: WorkshopState, game: Game) -> Iterator[Row]:
    """What the room noted on a service."""
    for described in state.services.values():
        if described.note:
            yield (service_label(state, game, described.service), described.note)


def _sites(sheets: list[ActivitySheet]) -> Iterator[Row]:
    """What is done otherwise on a site: one plan for several sites has to say it."""
    for sheet in sheets:
        if sheet.site_variant.text:
            yield (sheet.label, sheet.site_variant.text)
