"""The rows of the table: what is done how often, and what must hold."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from tests.reliability import (
    copies,
    damage,
    fuzz,
    kills,
    memory,
    opening,
    orphans,
    power_cuts,
    recoveries,
    truth,
)
from tests.reliability.tally import Share, Tally

Run = Callable[[Share], Tally]

MUST_NOT = (truth.WRONG, truth.TRACEBACK, truth.TOUCHED)


@dataclass(frozen=True)
class Row:
    """One line of the table.

    `rounds` is how many the full run makes, cut into `shares` that two processes take; a row that
    is not `whole` makes fewer when asked for a fraction. `never` labels must stay at nothing,
    `needed` ones must be counted at least once, `at_most` bounds figures.
    """

    name: str
    title: str
    rounds: int
    run: Run
    shares: int = 1
    never: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    at_most: Mapping[str, float] = field(default_factory=dict)
    scales: bool = True

    def holds(self, tally: Tally) -> bool:
        """Whether what was counted keeps what the row promises."""
        return (
            not tally.failures
            and not any(tally.counts[label] for label in self.never)
            and all(tally.counts[label] for label in self.needed)
            and all(tally.figures.get(n, most + 1) <= most for n, most in self.at_most.items())
        )


def spoilt(name: str, title: str, rounds: int, how: damage.Damage, shares: int = 1) -> Row:
    """Give the row of one way to spoil bytes."""
    return Row(
        name,
        title,
        rounds,
        partial(damage.spoil, damage=how),
        shares,
        never=MUST_NOT,
        needed=(truth.REFUSED,),
    )


_KILLED = (kills.LOST, kills.HALF, kills.BROKEN)

ROWS = (
    spoilt("A5", "fichier tronqué à un octet quelconque", 100, damage.cut),
    spoilt("A7", "un bit basculé", 1000, damage.flip_a_bit, 4),
    spoilt("A8", "512 octets mis à zéro ou au hasard", 200, damage.lose_a_sector),
    Row(
        "A9",
        "pages d’un enregistrement antérieur, pages échangées",
        200,
        damage.spoil_with_stale,
        never=MUST_NOT,
        needed=(truth.REFUSED,),
    ),
    Row(
        "A22",
        "kill -9 pendant la reprise d’une écriture",
        60,
        recoveries.kill_recoveries,
        never=(power_cuts.LOST, power_cuts.CORRUPT),
        needed=(recoveries.HALFWAY, recoveries.AGAIN),
    ),
    Row(
        "A23",
        "copie sans son journal, après un arrêt brutal",
        60,
        orphans.copy_orphans,
        never=MUST_NOT,
        needed=(orphans.SPILLED, truth.REFUSED),
    ),
    Row(
        "B1",
        "kill -9 d’une salle qui joue",
        200,
        kills.kill_often,
        4,
        never=_KILLED,
        needed=(kills.ACKNOWLEDGED,),
    ),
    Row(
        "B17",
        "kill -9 d’une salle qui annule et rétablit",
        60,
        partial(kills.kill_often, backwards=0.6),
        2,
        never=_KILLED,
        needed=(kills.ACKNOWLEDGED,),
    ),
    Row(
        "B2",
        "coupure de courant simulée",
        200,
        power_cuts.cut_often,
        2,
        never=(power_cuts.LOST, power_cuts.CORRUPT),
        needed=(power_cuts.JOURNALS,),
    ),
    Row(
        "B2-",
        "contre-épreuve : les mêmes, synchronous=OFF",
        40,
        power_cuts.cut_without_syncs,
        needed=(power_cuts.SEEN,),
    ),
    Row(
        "B2=",
        "contre-épreuve : les mêmes, synchronous=FULL",
        200,
        partial(power_cuts.cut_without_syncs, synchronous="FULL"),
        needed=(power_cuts.SEEN,),
    ),
    Row(
        "C2",
        "kill -9 pendant une sauvegarde",
        30,
        copies.kill_backups,
        never=(copies.INCOMPLETE, copies.GONE),
        needed=(copies.BACKED_UP,),
    ),
    Row(
        "C7",
        "kill -9 pendant le passage au nouveau format",
        30,
        copies.kill_migrations,
        never=(copies.BETWEEN,),
        needed=(copies.OLD, copies.NEW),
    ),
    Row(
        "fuzz",
        "octets au hasard, fichiers plantés à côté",
        3000,
        fuzz.fuzz,
        6,
        never=(*MUST_NOT, fuzz.DEAD, fuzz.SLOW),
        needed=(truth.REFUSED,),
        at_most={fuzz.SLOWEST: fuzz.MOST_SECONDS},
    ),
    Row(
        "300",
        "ouvrir un atelier de 300 gestes",
        1,
        opening.open_played,
        at_most={opening.CPU_SECONDS: 0.3},
        scales=False,
    ),
    Row(
        "5000",
        "ouvrir un long atelier (tours : gestes)",
        5000,
        opening.open_long,
        at_most={opening.CPU_SECONDS: 1.5},
    ),
    Row(
        "mémoire",
        "4 h de jeu (tours : gestes), sans fenêtre",
        3000,
        partial(memory.grow, how="rules"),
        at_most={memory.MEGABYTES: 30},
    ),
    Row(
        "fenêtre",
        "4 h de jeu (tours : gestes), dans la fenêtre",
        3000,
        partial(memory.grow, how="window"),
        at_most={memory.MEGABYTES: 30},
    ),
)
LONGEST_FIRST = ("fenêtre", "fuzz", "5000", "A7", "B1")
