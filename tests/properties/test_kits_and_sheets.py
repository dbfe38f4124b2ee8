"""Whatever a kit or a sheet of services holds: it reads back the same, or is refused in French."""

import json
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from pcra_game.domain import framing_events as framing
from pcra_game.domain.answers import Means, MeansKind
from pcra_game.domain.decide import decide
from pcra_game.domain.evolve import evolve_all
from pcra_game.domain.game import Game
from pcra_game.domain.moves import Record
from pcra_game.imports.errors import ImportRefusedError
from pcra_game.imports.services_sheet import read_services_sheet
from pcra_game.workshop.files import load_game
from pcra_game.workshop.kit import Kit, kit_of, opened_with, sound
from pcra_game.workshop.kit_file import KitRefusedError, kit_text, read_kit

T = TypeVar("T")


@cache
def game() -> Game:
    return load_game("URG")


def seat(_kit: Kit) -> Game:
    return game()


texts = st.text(max_size=60)
minutes = st.none() | st.integers(0, 527_040)
counts = st.integers(0, 100_000)
services = st.sampled_from(sorted(load_game("URG").services))
functions = st.sampled_from(sorted(load_game("URG").functions))
facts = st.one_of(
    st.builds(framing.EstablishmentFramed, name=texts, sites=texts),
    st.builds(framing.UnitFramed, missions=texts, daily_volume=st.none() | counts),
    st.builds(
        framing.ServiceDescribed,
        service=services,
        local_name=texts,
        rto=minutes,
        backup_age=minutes,
        referent=functions | st.just(""),
    ),
    st.builds(framing.DeputyNamed, function=functions, deputy=functions),
    st.builds(
        framing.MeansStocked,
        st.builds(
            Means,
            id=st.sampled_from(("m-1", "m-2", "m-3")),
            label=texts,
            kind=st.sampled_from(MeansKind),
            quantity=counts,
        ),
    ),
)
kits = st.builds(
    Kit,
    unit=st.just("URG"),
    title=texts,
    establishment=texts,
    activities=st.lists(
        st.sampled_from([f"URG-{n:02d}" for n in range(1, 14)]), max_size=8, unique=True
    ).map(tuple),
    facts=st.lists(facts, max_size=12).map(tuple),
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


def tried(read: Callable[[], T], refusal: type[Exception]) -> tuple[T | None, str]:
    """What is read, or the sentence that refuses it; anything else is a bug."""
    try:
        return read(), ""
    except refusal as error:
        return None, str(error)


def workshop_of(kit: Kit) -> Kit:
    """The kit of the workshop that a kit makes."""
    state = opened_with(kit, game())
    for fact in kit.facts:
        state = evolve_all(state, decide(state, Record(fact), game()))
    return kit_of(state, game())


@settings(max_examples=60, deadline=None)
@given(kits)
def test_the_kit_of_a_workshop_begins_the_same_workshop(kit: Kit) -> None:
    kept, _refused = sound(kit, game())
    taken = workshop_of(kept)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "k.pcrakit"
        path.write_text(kit_text(taken), encoding="utf-8")
        read = read_kit(path, seat)
    assert read == taken
    assert workshop_of(read) == taken


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from(sorted(json.loads(kit_text(Kit("URG"))))), values, max_size=2),
    st.lists(values, max_size=2),
)
def test_a_spoilt_kit_reads_or_is_refused(spoilt: dict[str, Any], more: list[Any]) -> None:
    content = json.loads(kit_text(Kit("URG", activities=("URG-01",)))) | spoilt
    if isinstance(content.get("facts"), list):
        content["facts"] += more
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "k.pcrakit"
        path.write_text(json.dumps(content), encoding="utf-8")
        kit, sentence = tried(lambda: read_kit(path, seat), KitRefusedError)
    assert sentence.endswith(".") if kit is None else kit.activities == tuple(content["activities"])


cells = st.sampled_from(("DPI", "NET", "", "4 h", "J+3", "12", '"', "=1+1", "é", "\n", "x" * 200))
sheets = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200),
    st.lists(st.lists(cells | texts, max_size=6).map(";".join), max_size=6).map(
        lambda lines: "code;nom local;RTO;âge sauvegarde;référent\n" + "\n".join(lines)
    ),
)


@settings(max_examples=150, deadline=None)
@given(sheets)
def test_any_sheet_reads_whole_or_is_refused_with_its_faults(content: bytes | str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "s.csv"
        raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
        path.write_bytes(raw)
        read, sentence = tried(lambda: read_services_sheet(path, game()), ImportRefusedError)
    if read is None:
        assert sentence.endswith(".")
        assert "\n" not in sentence
        return
    assert read.services
    assert len({fact.service for fact in read.services}) == len(read.services)
    state = opened_with(Kit("URG"), game())
    for fact in read.services:  # whatever is read, the rules accept
        decide(state, Record(fact), game())
