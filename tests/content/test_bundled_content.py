"""The cards and scenarios delivered: they load, they are counted, they keep their limits."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from pcra_game.content.decks import list_decks, load_named_deck
from pcra_game.content.scenarios import list_scenarios, load_named_scenario
from pcra_game.domain.deck import EVERY_UNIT, Activity, Deck, Inject, Level, Scenario

SCENARIOS = ("S1", "S2", "S3", "S4")
SUPPORT_UNITS = {"ADM", "SUP", "PAI", "FIN"}
BASES = {"C0", "C1", "C2", "C3"}
FORBIDDEN_WORDS = ("excel", "word", "windows", "teams", "whatsapp", "gmail", "outlook")


@pytest.fixture(scope="module")
def deck() -> Deck:
    return load_named_deck("hopital")


@pytest.fixture(scope="module")
def scenarios(deck: Deck) -> list[Scenario]:
    return [load_named_scenario(name, deck) for name in SCENARIOS]


def activities(deck: Deck) -> list[Activity]:
    return [activity for unit in deck.units for activity in unit.activities]


def injects(scenarios: list[Scenario]) -> list[Inject]:
    return [inject for scenario in scenarios for inject in scenario.injects]


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def test_every_deck_listed_loads() -> None:
    assert [listing.name for listing in list_decks()] == ["hopital"]
    for listing in list_decks():
        assert load_named_deck(listing.name).title == listing.title


def test_every_scenario_listed_loads_by_identifier_and_by_file_name(deck: Deck) -> None:
    listings = list_scenarios()
    assert [listing.id for listing in listings] == list(SCENARIOS)
    for listing in listings:
        by_name = load_named_scenario(listing.name, deck)
        assert by_name == load_named_scenario(listing.id, deck)


def test_nothing_was_lost(deck: Deck, scenarios: list[Scenario]) -> None:
    assert len(deck.services) == 47
    assert len(deck.contexts) == 15
    assert len(deck.units) == 13
    assert len(activities(deck)) == 128
    assert len(deck.functions) == 186
    assert len(deck.objectives) == 21
    assert len(deck.references) == 24
    assert len(injects(scenarios)) == 147


def test_the_method_is_credited(deck: Deck) -> None:
    assert "groupes de travail bretons" in deck.credit
    assert "valeurs de départ" in deck.starting_values_note


def test_every_identifier_is_unique(deck: Deck, scenarios: list[Scenario]) -> None:
    identifiers = [
        *(item.id for item in deck.functions),
        *(item.id for item in activities(deck)),
        *(item.id for item in deck.objectives),
        *(item.id for item in scenarios),
        *(phase.id for scenario in scenarios for phase in scenario.phases),
        *(item.id for item in injects(scenarios)),
    ]
    assert len(set(identifiers)) == len(identifiers)


def test_cards_keep_the_printed_lengths(deck: Deck, scenarios: list[Scenario]) -> None:
    labels = [*deck.services, *deck.functions, *deck.units, *activities(deck)]
    titles = [*deck.contexts, *deck.objectives, *scenarios]
    assert max(len(item.label) for item in labels) <= 60
    assert max(len(item.title) for item in titles) <= 60
    for objective in deck.objectives:
        assert len(objective.short_title) <= 40
        assert len(objective.question) <= 130
        assert len(objective.support_question) <= 130
        assert max(map(len, objective.prompts)) <= 85
        assert max(map(len, texts(objective.expected))) <= 140
    assert max(len(activity.minimum_service) for activity in activities(deck)) <= 140
    assert max(len(inject.text) for inject in injects(scenarios)) <= 200


def test_every_variant_gives_the_level_of_every_service(deck: Deck) -> None:
    codes = [service.code for service in deck.services]
    for context in deck.contexts:
        assert list(context.levels) == codes, context.code


def test_every_variant_has_its_own_question_and_note(deck: Deck) -> None:
    assert len({context.opening_question for context in deck.contexts}) == len(deck.contexts)
    assert len({context.facilitator_note for context in deck.contexts}) == len(deck.contexts)


def test_a_variant_differs_from_its_base(deck: Deck) -> None:
    levels = {context.code: context.levels for context in deck.contexts}
    for context in deck.contexts:
        if context.base is not None:
            assert context.levels != levels[context.base], context.code


def test_every_activity_asks_existing_objectives(deck: Deck) -> None:
    known = {objective.id for objective in deck.objectives}
    for activity in activities(deck):
        assert set(activity.objectives) <= known, activity.id
        assert set(activity.feasibility) == BASES, activity.id


def test_no_activity_must_be_back_after_it_becomes_dangerous(deck: Deck) -> None:
    for activity in activities(deck):
        if activity.dangerous_from is not None:
            assert activity.dmia <= activity.dangerous_from, activity.id


def test_an_activity_is_never_less_feasible_when_more_comes_back(deck: Deck) -> None:
    for activity in activities(deck):
        marks = ["XRDN".index(activity.feasibility[code]) for code in ("C0", "C1", "C2", "C3")]
        assert marks == sorted(marks), activity.id


def test_units_without_patients_are_asked_a_question_they_can_answer(deck: Deck) -> None:
    without = {
        objective.id
        for objective in deck.objectives
        if "patient" in objective.question and not objective.support_question
    }
    for unit in deck.units:
        if unit.code in SUPPORT_UNITS:
            asked = {objective for activity in unit.activities for objective in activity.objectives}
            assert not asked & without, unit.code


def test_every_unit_has_functions(deck: Deck) -> None:
    assert {unit.code for unit in deck.units} <= {function.unit for function in deck.functions}


def test_every_objective_has_its_references(deck: Deck) -> None:
    keys = {reference.key for reference in deck.references}
    assert {objective.id for objective in deck.objectives} <= keys


def test_every_event_belongs_to_one_phase(scenarios: list[Scenario]) -> None:
    for scenario in scenarios:
        in_phases = [inject for phase in scenario.phases for inject in phase.injects]
        assert in_phases == [inject.id for inject in scenario.injects]


def test_contexts_follow_one_another(scenarios: list[Scenario]) -> None:
    for scenario in scenarios:
        current = scenario.injects[0].context
        for inject in scenario.injects:
            assert inject.context == current, inject.id
            current = inject.context_after or current


def test_a_phase_opens_on_the_event_that_changes_the_context(scenarios: list[Scenario]) -> None:
    for scenario in scenarios:
        injects = {inject.id: inject for inject in scenario.injects}
        for phase in scenario.phases:
            first = injects[phase.injects[0]]
            assert (first.context_after or first.context) == phase.context, phase.id


def test_objectives_of_events_are_playable_where_they_fall(
    deck: Deck, scenarios: list[Scenario]
) -> None:
    playable = {objective.id: objective.playable_in for objective in deck.objectives}
    bases = {context.code: context.base or context.code for context in deck.contexts}
    for inject in injects(scenarios):
        around = {bases[inject.context], bases[inject.context_after or inject.context]}
        assert around & set(playable[inject.objective]), inject.id


def test_every_objective_of_a_scenario_has_an_event(scenarios: list[Scenario]) -> None:
    for scenario in scenarios:
        assert set(scenario.objectives) <= {inject.objective for inject in scenario.injects}


def test_a_scenario_is_played_in_two_hours(scenarios: list[Scenario]) -> None:
    for scenario in scenarios:
        assert 60 <= sum(phase.play_minutes for phase in scenario.phases) <= 120


def test_every_unit_has_events_in_every_phase_that_takes_time(
    deck: Deck, scenarios: list[Scenario]
) -> None:
    for scenario in scenarios:
        events = {inject.id: inject for inject in scenario.injects}
        for phase in scenario.phases:
            for unit in deck.units:
                aims = {unit.code, EVERY_UNIT}
                ours = [id for id in phase.injects if aims.intersection(events[id].units)]
                advised = [id for id in phase.recommended if id in ours]
                where = f"{phase.id} {unit.code}"
                assert advised, where
                assert phase.play_minutes < 15 or len(ours) >= 2, where


def test_every_unit_is_named_by_an_event_of_each_first_phase(
    deck: Deck, scenarios: list[Scenario]
) -> None:
    for scenario in scenarios:
        first = set(scenario.phases[0].injects)
        named = {u for inject in scenario.injects if inject.id in first for u in inject.units}
        assert {unit.code for unit in deck.units} <= named, scenario.id


def test_events_of_all_units_speak_of_no_bed(scenarios: list[Scenario]) -> None:
    for inject in injects(scenarios):
        if EVERY_UNIT in inject.units and inject.id != "I-17":  # sheets run out in every house
            said = inject.text.casefold()
            assert not re.search(r"patient|prescri|chambre|résident|médicament", said), inject.id


def test_moments_are_said_with_their_day_and_hour(scenarios: list[Scenario]) -> None:
    ransom = scenarios[0]
    moments = {inject.id: inject.moment for inject in ransom.injects}
    assert moments["I-01"] == "H0 (dim. 2\u00a0h\u00a010)"
    assert moments["I-07"] == "H+2 (dim. 4\u00a0h\u00a010)"
    assert moments["I-47"] == "J+7 (dim. 20\u00a0h)"


def test_words_that_betray_a_service_belong_to_it_alone(deck: Deck) -> None:
    words = [word for service in deck.services for word in service.words]
    assert len(set(words)) == len(words)
    assert words == [word.lower() for word in words]
    assert not set(words) & set(FORBIDDEN_WORDS)


def test_what_the_deck_advises_on_paper_raises_no_alarm(deck: Deck) -> None:
    absent = {code for code, level in deck.contexts[0].levels.items() if level is Level.ABSENT}
    words = {
        word
        for service in deck.services
        for word in service.words
        if service.code in absent and word != "internet"
    }
    alarm = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, words))})(?!\w)")
    for activity in activities(deck):
        for advised in (activity.minimum_service, activity.offline_data, *activity.other_needs):
            assert not alarm.search(advised.lower()), activity.id


def test_texts_keep_french_spaces(deck: Deck, scenarios: list[Scenario]) -> None:
    for text in texts((deck, *scenarios)):
        assert text == text.strip()
        assert not any(bad in text for bad in (" ?", " !", " ;", " :", "« ", " »", "'", "...")), (
            text
        )
