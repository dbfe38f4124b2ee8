"""The review of the plan: what does not hold, found by one function a rule.

Codes are stable and begin with the letter of their family: A action, B backup, C contradiction,
D coverage, N night, P recovery (« reprise »), R means, T time, V values, W wording. A finding that
the room accepted stays listed, with its reason.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from pcra_game.domain import (
    review_actions,
    review_backup,
    review_contradictions,
    review_coverage,
    review_means,
    review_night,
    review_privacy,
    review_recovery,
    review_time,
    review_values,
    review_wording,
)
from pcra_game.domain.game import Game
from pcra_game.domain.reading import Reading, reading
from pcra_game.domain.review_finding import Finding, Severity, card_title
from pcra_game.domain.state import WorkshopState

__all__ = ["RULES", "Finding", "Rule", "Severity", "card_title", "is_blocking", "review"]

Rule = Callable[[Reading], Iterator[Finding]]

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "A801": review_actions.action_without_owner,
        "A802": review_actions.action_without_date,
        "A803": review_actions.not_there_yet,
        "A804": review_actions.incomplete_arbitrage,
        "B601": review_backup.back_too_late,
        "B602": review_backup.backup_too_old,
        "B603": review_backup.online_without_copy,
        "B604": review_backup.document_out_of_reach,
        "C201": review_contradictions.needs_absent_service,
        "C202": review_contradictions.needs_partial_service,
        "C203": review_contradictions.justified_contradiction,
        "D100": review_coverage.nothing_decided,
        "D101": review_coverage.vital_activity_uncovered,
        "D102": review_coverage.explicit_gap,
        "D103": review_coverage.vital_by_default,
        "D104": review_coverage.left_as_draft,
        "D106": review_coverage.everything_is_vital,
        "D107": review_coverage.no_activity,
        "D108": review_coverage.context_not_examined,
        "N301": review_night.no_deputy,
        "N302": review_night.does_not_hold_at_night,
        "N303": review_night.no_moon,
        "P701": review_recovery.recovery_not_played,
        "P702": review_recovery.no_forced_ranking,
        "P703": review_recovery.paper_without_typing_in,
        "P704": review_recovery.no_reopening_checks,
        "R401": review_means.stock_runs_out,
        "R402": review_means.means_overspent,
        "R403": review_means.too_much_at_once,
        "T101": review_time.set_up_beyond_dmia,
        "T102": review_time.own_endurance_beyond,
        "T103": review_time.band_beyond_dmia,
        "T104": review_time.exhausted_too_soon,
        "V101": review_values.value_never_discussed,
        "V102": review_values.impossible_duration,
        "V103": review_values.no_minimum_service,
        "V104": review_values.dmia_beyond_danger,
        "W501": review_wording.missing_who,
        "W502": review_wording.missing_with_what,
        "W503": review_wording.missing_when,
        "W504": review_wording.vague_wording,
        "W505": review_wording.magic_answer,
        "W506": review_privacy.looks_private,
    }
)
"""Every rule by the code that it gives; docs/points-a-lever.md explains each."""

_BY_WEIGHT = {severity: rank for rank, severity in enumerate(Severity)}


def review(state: WorkshopState, game: Game) -> tuple[Finding, ...]:
    """All findings: blocking first, then by code, most vital activity first; accepted ones last."""
    r = reading(state, game)
    return r.resolved.once("review", lambda: (state,), lambda: _reviewed(r))


def is_blocking(finding: Finding) -> bool:
    """Whether the plan should not leave the room with it."""
    return finding.severity is Severity.BLOCKING and not finding.accepted


def _reviewed(r: Reading) -> tuple[Finding, ...]:
    found = [_with_acceptance(r.state, f) for rule in RULES.values() for f in rule(r)]
    rank = {sheet.id: place for place, sheet in enumerate(r.sheets)}
    return tuple(
        sorted(
            found,
            key=lambda f: (
                bool(f.accepted),
                _BY_WEIGHT[f.severity],
                f.code,
                _vital_rank(r.state, f, rank),
            ),
        )
    )


def _vital_rank(state: WorkshopState, finding: Finding, rank: Mapping[str, int]) -> int:
    """The place of the most vital activity that a finding speaks of; the unit comes after all."""
    subjects = [finding.subject.partition("/")[0]]
    subjects += [state.cards[card].subject for card in finding.cards if card in state.cards]
    return min(rank.get(subject, len(rank)) for subject in subjects)


def _with_acceptance(state: WorkshopState, finding: Finding) -> Finding:
    reason = state.accepted.get((finding.code, finding.subject), "")
    return replace(finding, accepted=reason) if reason else finding
