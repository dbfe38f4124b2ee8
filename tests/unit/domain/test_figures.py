"""Pictures as plain shapes: they say the same as the table, and hold in their frame."""

from dataclasses import replace
from itertools import pairwise

import pytest

from pcra_game.domain.answers import Status
from pcra_game.domain.deck import Kind
from pcra_game.domain.drawing import Drawing, Label, Line, Polyline, Rectangle, estimated_width
from pcra_game.domain.figures import MARKS, Measures, lights_row, matrix, position, timeline
from pcra_game.domain.lights import lights
from pcra_game.domain.sheet import contexts_in_play, kept_sheets
from pcra_game.domain.table import table
from pcra_game.domain.table_cards import Look
from pcra_game.texts import figures as words
from pcra_game.texts.table import LIGHT_COLOUR, wait

SCREEN = Measures(700, 25, 3)


def texts(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Label)]


def corners(shape) -> list[tuple[float, float]]:
    match shape:
        case Rectangle():
            return [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
        case Line():
            return [(shape.x1, shape.y1), (shape.x2, shape.y2)]
        case Polyline():
            return list(shape.points)
        case Label():
            return [(shape.x, shape.y)]


@pytest.mark.parametrize("measures", [Measures(), SCREEN, Measures(1100, 25, 3)])
@pytest.mark.parametrize("draw", [matrix, timeline, lights_row])
def test_every_shape_lies_within_its_picture(demo, game, draw, measures) -> None:
    drawing = draw(demo.state, game, measures)
    assert drawing.width == measures.width
    for shape in drawing.shapes:
        for x, y in corners(shape):
            assert -0.01 <= x <= drawing.width + 0.01, shape
            assert -0.01 <= y <= drawing.height + 0.01, shape


def matrix_words(demo, game) -> dict[tuple[str, str], str]:
    """The word of each cell, as the sentence beside the matrix says it."""
    said = matrix(demo.state, game).alternative
    found = {}
    for sheet in kept_sheets(demo.state, game):
        row = said.split(f"{sheet.label}\u00a0: ")[1].split(".")[0]
        for cell in row.split(", "):
            context, word = cell.split(" ", 1)
            found[sheet.id, context] = word
    return found


def agrees(word: str, looks: list[Look]) -> bool:
    """What the looks of the continuity cards of an activity say of its cell."""
    counted = [look for look in looks if look is not Look.SET_ASIDE]
    open_looks = (Look.DRAFT, Look.TO_CHECK, Look.DEFAULT, Look.PARKED)
    if Look.CONTRADICTION in counted:
        return word == "contradiction"
    if Look.NO_SOLUTION in counted:
        return word == "pas de solution"
    if not counted or any(look in open_looks for look in counted):
        return word in ("non vérifié", "pas de solution")
    return word in ("tient", "double circuit", "normal", "pas de solution")


def test_the_matrix_and_the_table_show_the_same_state(demo, game) -> None:
    cells = matrix_words(demo, game)
    seen = set()
    for context in contexts_in_play(demo.state, game):
        for activity in table(demo.state, game, context).activities:
            looks = [
                c.look for c in activity.cards if c.played and c.kind is Kind.CONTINUITY
            ]  # fmt: skip
            word = cells[activity.id, context]
            assert agrees(word, looks), (activity.id, context, word, looks)
            seen.add(word)
    assert {"tient", "contradiction", "pas de solution", "non vérifié", "double circuit"} <= seen


def test_a_cell_changes_with_its_card(bench, game) -> None:
    card = bench.card("OC-02", "URG-02")
    bench.answer(card, "C0")
    assert matrix_words(bench, game)["URG-02", "C0"] == "tient"
    bench.close(card, "C0", Status.NO_SOLUTION)
    assert matrix_words(bench, game)["URG-02", "C0"] == "pas de solution"


def test_every_activity_says_how_long_it_may_stop(demo, game) -> None:
    shown = texts(matrix(demo.state, game, SCREEN))
    for sheet in kept_sheets(demo.state, game):
        assert wait(sheet.dmia.minutes) in shown


def test_a_long_name_is_broken_in_two_and_nothing_is_lost(demo, game) -> None:
    shown = " ".join(texts(matrix(demo.state, game)))
    for sheet in kept_sheets(demo.state, game):
        assert sheet.label in shown


def test_the_timeline_says_a_few_words_of_what_runs(demo, game) -> None:
    shown = texts(timeline(demo.state, game, SCREEN))
    assert "Inscrire chaque entrée au registre pré-numéroté" in shown
    assert "Pas de solution" in shown


def test_words_that_do_not_hold_are_left_out(demo, game) -> None:
    for measures in (Measures(), SCREEN):
        drawing = timeline(demo.state, game, measures)
        boxes = [s for s in drawing.shapes if isinstance(s, Rectangle) and s.radius == 4]
        said = [s for s in drawing.shapes if isinstance(s, Label) and s.size == 8.5]
        for label in (s for s in said if s.x > measures.left):
            room = max(
                b.x + b.width for b in boxes if b.x <= label.x and b.y <= label.y <= b.y + b.height
            )
            assert label.x + estimated_width(label.text, 8.5) <= room + 0.01, label


def test_each_step_of_time_is_as_wide_as_the_others() -> None:
    places = [position(mark, SCREEN) for mark in MARKS]
    steps = {round(b - a, 6) for a, b in pairwise(places)}
    assert len(steps) == 1
    assert position(10**9, SCREEN) == places[-1]


def test_lights_have_a_name_and_a_word(demo, game) -> None:
    shown = lights(demo.state, game)
    said = lights_row(demo.state, game).alternative
    for light in shown:
        assert words.light_said(light.name, LIGHT_COLOUR[light.colour]) in said
    assert [light.name for light in shown] == texts(lights_row(demo.state, game))
    wide = texts(lights_row(demo.state, game, replace(SCREEN, width=1200)))
    assert {LIGHT_COLOUR[light.colour] for light in shown} <= set(wide)


def test_a_workshop_without_activities_still_has_pictures(new_bench, game) -> None:
    empty = new_bench()
    empty.open()
    for draw in (matrix, timeline, lights_row):
        assert draw(empty.state, game, SCREEN).shapes


@pytest.mark.parametrize(
    ("text", "letters", "few"),
    [
        ("Un registre", 40, "Un registre"),
        ("Un registre. Puis un autre.", 40, "Un registre"),
        ("Inscrire chaque entrée au registre", 28, "Inscrire chaque entrée…"),
        ("Écrire le nom de la personne", 18, "Écrire le nom…"),
        ("Inscrire chaque entrée", 12, ""),
        ("Anticonstitutionnellement", 10, ""),
        ("", 10, ""),
        ("Rappel à 14:30 chaque jour", 40, "Rappel à 14:30 chaque jour"),
    ],
)
def test_a_few_words_end_at_a_word(text: str, letters: int, few: str) -> None:
    assert words.few_words(text, letters) == few
    assert len(words.few_words(text, letters)) <= letters
