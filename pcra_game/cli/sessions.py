"""Verbs on one session file, and on decks: new, import, review, check, deck check."""

import json
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from pcra_game.cli.output import require_other_file, say, wrote
from pcra_game.cli.parser import CommandLineError
from pcra_game.texts import cli as words
from pcra_game.texts.findings import SEVERITY
from pcra_game.texts.known_error import KnownError
from pcra_game.texts.typography import count

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcra_game.domain.game import Game
    from pcra_game.domain.plan_facts import PlanFacts
    from pcra_game.domain.review import Finding


def create(options: Namespace) -> int:
    """`new`: write a session and say what lies on the table."""
    from pcra_game.workshop.files import create_session, load_game

    path: Path = options.file
    if path.suffix.lower() != ".pcra":
        raise CommandLineError(words.not_a_session_name(str(path)))
    if not path.absolute().parent.is_dir():
        raise CommandLineError(words.no_folder(str(path.parent)))
    if options.kit is not None:
        return _create_from_kit(options)
    if not options.unit:
        raise CommandLineError(words.missing_arguments("--unit", "new"))
    game = load_game(options.unit.upper(), deck=options.deck, scenario=options.scenario)
    chosen = [a.strip() for a in options.activities.split(",") if a.strip()]
    with create_session(
        options.file,
        game,
        title=game.unit.label,
        establishment=options.establishment,
        activities=chosen or None,
    ) as session:
        kept = session.state.kept_activities()
    wrote(options.file)
    for id in kept:
        say(f"  {id}  {game.activities[id].label}")
    say(words.STARTING)
    return 0


def _create_from_kit(options: Namespace) -> int:
    """`new --kit`: a session with an id, a title and a date of its own."""
    from pcra_game.domain.facts import activity_label
    from pcra_game.workshop.kit import begin_from_kit, game_of, of_establishment
    from pcra_game.workshop.kit_file import read_kit

    told = {"--unit": options.unit, "--activities": options.activities}
    given = [name for name, value in told.items() if value]
    if given:
        raise CommandLineError(words.kit_decides(", ".join(given)))
    kit = read_kit(options.kit)
    if options.establishment:
        kit = of_establishment(kit, options.establishment)
    game = game_of(kit)
    with begin_from_kit(options.file, kit, game) as session:
        kept = session.state.kept_activities()
        labels = [activity_label(session.state, game, id) for id in kept]
    wrote(options.file)
    for id, label in zip(kept, labels, strict=True):
        say(f"  {id}  {label}")
    return 0


def save_kit(options: Namespace) -> int:
    """`kit`: write the kit of a session."""
    from pcra_game.persistence.session_file import SessionFile
    from pcra_game.workshop.kit import kit_of
    from pcra_game.workshop.kit_file import kit_path, write_kit

    with SessionFile.open(options.file, read_only=True) as session:
        kit = kit_of(session.state, session.game)
    require_other_file(kit_path(options.out), options.file)
    wrote(write_kit(kit, options.out))
    return 0


def import_sheet(options: Namespace) -> int:
    """`import`: bring the answers of an exported plan into a session, all or nothing."""
    from pcra_game.cli.backups import keep_before, keepers
    from pcra_game.domain.restore import restore
    from pcra_game.persistence.backups import Reason
    from pcra_game.persistence.session_file import SessionFile
    from pcra_game.workshop.workshop import Workshop

    read = _reader_of(options.sheet)
    with SessionFile.open(options.file, **keepers()) as session:
        facts = read(session.game)
        before = len(session.state.answered())
        workshop = Workshop(session)
        brought = restore(facts, session.state, session.game)
        keep_before(options.file, Reason.IMPORT)
        workshop.perform(brought)
        added = len(session.state.answered()) - before
    decisions = count(added, "décision", "décisions")
    say(words.IMPORTED.format(name=options.file.name, decisions=decisions))
    return 0


def _reader_of(sheet: Path) -> "Callable[[Game], PlanFacts]":
    """Who reads a plan, by the ending of its file; a JSON is read before the session is opened.

    Raises CommandLineError for any other ending.
    """
    ending = sheet.suffix.lower()
    if ending == ".json":
        from pcra_game.imports.json_plan import read_json_plan

        facts = read_json_plan(sheet)
        return lambda _game: facts
    if ending in (".xlsx", ".xlsm", ".xls"):
        from pcra_game.imports.plan_workbook import read_plan_workbook

        return lambda game: read_plan_workbook(sheet, game)
    raise CommandLineError(words.unknown_sheet(sheet.name))


def review_plan(options: Namespace) -> int:
    """`review`: list the findings; 1 if one is blocking."""
    from pcra_game.domain.review import is_blocking, review
    from pcra_game.persistence.session_file import SessionFile

    with SessionFile.open(options.file, read_only=True) as session:
        findings = review(session.state, session.game)
    if options.as_json:
        say(json.dumps([_as_json(f) for f in findings], ensure_ascii=False, indent=1))
    elif not findings:
        say(words.NOTHING_TO_SETTLE)
    else:
        for finding in findings:
            weight = words.ACCEPTED if finding.accepted else SEVERITY[finding.severity]
            say(f"{finding.code}  {weight:<10} {finding.text}")
    return 1 if any(is_blocking(f) for f in findings) else 0


def _as_json(finding: "Finding") -> dict[str, object]:
    """A finding for other programs: its message, its advice, and the reason it was accepted."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "subject": finding.subject,
        "cards": list(finding.cards),
        "message": finding.text,
        "why": finding.why,
        "advice": finding.what_to_do,
        "source": finding.source,
        "accepted": finding.accepted,
    }


def check_file(options: Namespace) -> int:
    """`check`: is the file whole? 1 if it is ours but damaged, 2 if it is not ours to judge."""
    from pcra_game.persistence.checking import DAMAGED, check_report

    report = check_report(options.file)
    if options.as_json:
        say(json.dumps(report.as_json(), ensure_ascii=False, indent=1))
    elif report.refused not in ("", DAMAGED):
        raise KnownError(*report.faults)
    elif report.faults:
        for fault in report.faults:
            say(fault)
    else:
        entries = count(report.entries or 0, "entrée de journal", "entrées de journal")
        decisions = count(report.decisions or 0, "décision", "décisions")
        say(words.WHOLE.format(name=options.file.name, entries=entries, decisions=decisions))
        if report.interrupted:
            say(words.INTERRUPTED_WRITE)
    return {"": 0, DAMAGED: 1}.get(report.refused, 2)


def check_deck(options: Namespace) -> int:
    """`deck check`: name every fault of a deck or a scenario; 2 if there is one."""
    from pcra_game.content.checking import check_path

    faults = check_path(options.path)
    for fault in faults:
        say(str(fault))
    if faults:
        return 2
    say(words.DECK_IS_GOOD.format(path=options.path))
    return 0
