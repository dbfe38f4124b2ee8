"""Whatever a plan says, its workbook gives the same facts back."""

import io
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pcra_game.domain import activity_events as act
from pcra_game.domain import answer_events as ans
from pcra_game.domain import answers
from pcra_game.domain import framing_events as fra
from pcra_game.domain import plan_facts as plan
from pcra_game.domain import room_events as room
from pcra_game.domain.clean import clean
from pcra_game.domain.deck import Axis, Level, Priority
from pcra_game.domain.game import Game
from pcra_game.domain.sheet import Stated, Words
from pcra_game.domain.workbook import Workbook
from pcra_game.domain.workbook_facts import choice_lists, data_sheets, edited_sheets
from pcra_game.domain.workbook_parts import build_card
from pcra_game.exports.xlsx import write_workbook
from pcra_game.imports.plan_workbook import read_plan_workbook
from pcra_game.workshop.files import load_game

GAME = load_game("URG")
CODES = tuple(GAME.activities)
LONGEST = 40


def said(longest: int = LONGEST) -> st.SearchStrategy[str]:
    """What the one door for texts lets in, `x005F_` left out: the library that reads drops it."""
    texts = st.text(max_size=longest).map(clean).filter(lambda t: len(t) <= longest)
    return texts.filter(lambda t: "x005F_" not in t)


texts = said() | st.sampled_from(
    ("=1+1", "+1", "-1", "@x", "#N/A", "{=1}", "_x000D_", "'x", "http://a", "12", "oui", "1,5")
)
written = texts.filter(bool)
ids = st.sampled_from(("a-1", "a 2", "« a »", "12", "é;f", "x × y"))
minutes = st.integers(0, 527_040)
some_minutes = st.none() | minutes
counts = st.integers(0, 100_000)
some_counts = st.none() | counts
days = st.dates().map(lambda d: d.isoformat())
some_days = st.none() | days
services = st.sampled_from(tuple(GAME.services))
contexts = st.sampled_from(tuple(GAME.contexts))
labels = st.sampled_from([f.label for f in GAME.functions.values()])
functions = st.sampled_from(tuple(GAME.functions))
some_function = functions | st.just("")
people = functions | labels | written | st.just("") | labels.map(lambda t: f"«\u00a0{t}\u00a0»")
cards = st.builds(
    build_card, st.sampled_from(tuple(GAME.objectives)), st.sampled_from(("unite", "DPI", *CODES))
)


def several(of: st.SearchStrategy[Any], key: Any = None, most: int = 3) -> Any:
    """Up to `most` facts, no two with the same key."""
    unique = {} if key is None else {"unique_by": key}
    return st.lists(of, max_size=most, **unique).map(tuple)


def by_id(fact: Any) -> str:
    return str(fact.id)


def as_the_rules_give_it(decision: answers.Decision) -> answers.Decision:
    """No gesture leaves a card closed without a reason, nor the same as nothing."""
    status = answers.Status
    if decision.status in (status.SAME, status.DEFAULT):
        return replace(decision, follows=decision.follows or "C0")
    if decision.status in (status.NO_SOLUTION, status.PARKED, status.SET_ASIDE):
        return replace(decision, reason=decision.reason or "rien n’est prévu")
    return decision


@st.composite
def activity(draw: st.DrawFn, id: str, added: act.ActivityAdded | None) -> plan.ActivityFacts:
    """An activity of which anything was said, or nothing."""
    stated = st.builds(Stated, minutes=some_minutes, note=texts, discussed=st.booleans())
    words = st.builds(Words, text=texts, discussed=st.booleans())
    procedure = st.builds(
        act.ProcedureReferenced, st.just(id), code=texts, place=texts, dated=some_days
    )
    tested = draw(st.booleans())
    return draw(
        st.builds(
            plan.ActivityFacts,
            id=st.just(id),
            label=st.just(added.label) if added is not None else written,
            kept=st.booleans(),
            set_aside_reason=texts,
            added=st.just(added),
            dots=some_counts,
            priority=st.sampled_from(Priority),
            priority_discussed=st.booleans(),
            axis=st.sampled_from(Axis),
            serious_from=some_minutes,
            dangerous_from=some_minutes,
            impact_discussed=st.booleans(),
            **dict.fromkeys(map(str, act.DurationField), stated),
            **dict.fromkeys(map(str, act.TextField), words),
            needs=several(services),
            needs_discussed=st.booleans(),
            fingers=st.none()
            | st.builds(act.FingersCounted, st.just(id), st.tuples(*[counts] * 5)),
            dissent=texts,
            referent=some_function,
            night=st.none()
            | st.builds(act.NightStamped, st.just(id), st.booleans(), some_function),
            procedure=st.none() | procedure,
            tested=st.just(tested),
            tested_on=some_days if tested else st.none(),
        )
    )


@st.composite
def activities(draw: st.DrawFn) -> tuple[plan.ActivityFacts, ...]:
    """Some of the deck, and one that the room wrote."""
    known = draw(several(st.sampled_from(CODES), lambda id: id, 2))
    made = [draw(activity(id, None)) for id in known]
    if draw(st.booleans()):
        added = act.ActivityAdded(
            "a-new", draw(written), draw(st.sampled_from(Priority)), draw(minutes), draw(minutes)
        )
        made.append(draw(activity("a-new", added)))
    return tuple(made)


@st.composite
def answered(draw: st.DrawFn, means: tuple[answers.Means, ...]) -> dict[str, Any]:
    """Cards, and decisions that share solutions; solutions as the decisions first name them."""
    played = draw(several(cards, by_id))
    of_means = st.builds(
        answers.Spending, st.sampled_from([m.id for m in means] or ["-"]), st.integers(0, 999)
    )
    known = draw(
        several(
            st.builds(
                answers.Solution,
                id=ids,
                what=written,
                who=people,
                with_what=texts,
                spends=several(of_means) if means else st.just(()),
                band=st.none() | st.sampled_from(answers.Band),
                signal=texts,
                services=several(services),
                exists=st.none() | st.sampled_from(answers.Exists),
                set_up=some_minutes,
                holds_for=some_minutes,
                accepted_risk=texts,
                copied_from=st.none() | ids,
            ),
            by_id,
        )
    )
    chosen = st.permutations([s.id for s in known]).flatmap(
        lambda order: st.integers(0, len(order)).map(lambda n: tuple(order[:n]))
    )
    decisions = draw(
        several(
            st.builds(
                answers.Decision,
                card=st.sampled_from([c.id for c in played]),
                context=contexts,
                status=st.sampled_from(answers.Status),
                solutions=chosen,
                reason=texts,
                follows=st.none() | contexts,
                justification=texts,
            ).map(as_the_rules_give_it),
            lambda d: (d.card, d.context),
        )
        if played
        else st.just(())
    )
    by = {s.id: s for s in known}
    named = dict.fromkeys(id for d in decisions for id in d.solutions)
    return {
        "cards": played,
        "decisions": decisions,
        "solutions": tuple(by[id] for id in named),
    }


@st.composite
def facts(draw: st.DrawFn) -> plan.PlanFacts:
    """A plan of the unit, with every kind of fact."""
    means = draw(
        several(
            st.builds(
                answers.Means,
                id=ids,
                label=written,
                kind=st.sampled_from(answers.MeansKind),
                quantity=counts,
                per_day=counts,
                place=texts,
                checked_on=some_days,
            ),
            by_id,
        )
    )
    told = draw(activities())
    of_activity = st.sampled_from([a.id for a in told] or ["-"])
    answers_given = draw(answered(means))
    card_ids = st.none() | st.sampled_from([c.id for c in answers_given["cards"]] or [None])
    injects = st.sampled_from(tuple(GAME.injects))
    return plan.PlanFacts(
        format=plan.FORMAT,
        version=plan.VERSION,
        workshop=plan.WorkshopFacts(
            draw(texts),
            "URG",
            draw(texts),
            "hopital",
            "d" * 64,
            "S1",
            "s" * 64,
            draw(st.integers(-840, 840)),
            draw(minutes),
        ),
        play=plan.Play(draw(st.none() | written), draw(some_minutes), draw(minutes)),
        establishment=fra.EstablishmentFramed(
            draw(texts),
            draw(texts),
            draw(texts),
            draw(texts),
            draw(st.none() | st.integers(0, 100)),
        ),
        unit=fra.UnitFramed(draw(texts), draw(texts), *(draw(some_counts) for _ in range(4))),
        roles=draw(
            several(
                st.builds(
                    fra.GovernanceRoleGiven, st.sampled_from(fra.GovernanceRole), some_function
                ),
                lambda r: r.role,
            )
        ),
        functions=draw(
            several(st.builds(fra.FunctionAdded, st.sampled_from(("f-1", "f-2")), written), by_id)
        ),
        deputies=draw(
            several(st.builds(fra.DeputyNamed, functions, functions), lambda d: d.function)
        ),
        presence=draw(
            several(
                st.builds(fra.PresenceNoted, functions, counts, st.booleans()),
                lambda p: p.function,
            )
        ),
        services=draw(
            several(
                st.builds(
                    fra.ServiceDescribed,
                    services,
                    texts,
                    some_minutes,
                    some_minutes,
                    texts,
                    some_function,
                    texts,
                ),
                lambda s: s.service,
            )
        ),
        levels=draw(
            several(
                st.builds(fra.ContextLevelSet, contexts, services, st.sampled_from(Level)),
                lambda x: (x.context, x.service),
            )
        ),
        variants=draw(
            several(st.builds(fra.ContextChosen, contexts, st.booleans()), lambda v: v.context)
        ),
        means=means,
        activities=told,
        **answers_given,
        actions=draw(
            several(
                st.builds(answers.Action, ids, written, people, some_days, card_ids, texts), by_id
            )
        ),
        arbitrages=draw(
            several(st.builds(answers.Arbitrage, ids, written, texts, texts, some_days), by_id)
        ),
        parking=draw(
            several(
                st.builds(answers.ParkedItem, ids, written, card_ids, st.none() | contexts, texts),
                by_id,
            )
        ),
        log=draw(several(st.builds(room.LogNoted, ids, written, some_minutes), by_id)),
        injects=draw(several(injects.flatmap(inject), lambda i: i.inject)),
        challenges=draw(
            several(st.builds(room.ObjectChallenged, ids, texts, st.booleans()), by_id)
        ),
        stories=draw(several(st.builds(room.StoryTold, ids, texts), by_id)),
        ranking=draw(several(services, lambda s: s)),
        backlogs=draw(
            several(
                st.builds(ans.BacklogEstimated, of_activity, counts, minutes, minutes),
                lambda b: b.activity,
            )
            if told
            else st.just(())
        ),
        checks=draw(
            several(st.builds(ans.ReopeningCheckSet, ids, services, texts, some_function), by_id)
        ),
        accepted=draw(
            several(
                st.builds(room.FindingAccepted, st.sampled_from(("D100", "W501")), texts, written),
                lambda a: (a.code, a.subject),
            )
        ),
        retex=draw(
            several(
                st.builds(room.RetexNoted, ids, st.sampled_from(room.RetexKind), written), by_id
            )
        ),
        signatures=draw(
            several(
                st.builds(
                    room.StatusSigned, st.sampled_from(room.PlanStatus), texts, functions, days
                )
            )
        ),
        review_on=draw(some_days),
    )


def inject(id: str) -> st.SearchStrategy[plan.InjectFacts]:
    """An event of the scenario with each of its parts, or without."""
    return st.builds(
        plan.InjectFacts,
        st.just(id),
        st.none()
        | st.builds(room.InjectRevealed, st.just(id), st.sampled_from(room.RevealedBy), texts),
        st.none() | st.builds(room.BetTaken, st.just(id), counts, counts),
        st.none() | st.builds(room.InjectJudged, st.just(id), st.sampled_from(room.Verdict), texts),
    )


def workbook(told: plan.PlanFacts, game: Game) -> Workbook:
    """The sheets that an import reads, alone."""
    sheets = (*edited_sheets(told, game), *data_sheets(told, game))
    return Workbook(
        title="Plan",
        subject="",
        author="",
        status="projet",
        version="0.1",
        confidentiality="Diffusion restreinte",
        created="2026-11-24T14:30:05+00:00",
        notes=(),
        facts=(),
        sheets=sheets,
        lists=choice_lists(told, game),
    )


@cache
def folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="classeurs-"))


@given(facts())
@settings(max_examples=60, deadline=None, derandomize=True)
def test_a_workbook_gives_the_facts_back(told: plan.PlanFacts) -> None:
    written_book = io.BytesIO()
    write_workbook(workbook(told, GAME), written_book)
    path = folder() / "plan.xlsx"
    path.write_bytes(written_book.getvalue())
    read = read_plan_workbook(path, GAME)
    assert replace(read, activities=()) == replace(told, activities=())
    assert read.activities == told.activities
