"""The fiche PCRA as a form: bands of cells with the words printed on it, for every format.

No format is known here; a writer decides on sizes and on what goes to the following page.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pcra_game.domain.document import Worksheet, WorksheetSolution
from pcra_game.domain.drawing import Tint

NONE_SAID = "aucun"
NOT_SAID = "non renseigné"
NOT_EXAMINED = "non examiné"
CONTINUED = "suite page suivante"
SERIOUS = "▲ grave"
DANGEROUS = "▲▲ dangereux"
SIGNATURE = "date, nom et signature"


@dataclass(frozen=True, slots=True)
class Cell:
    """A place of the form.

    `label` is printed small above the text, `lead` opens it in bold, `mark` tints a short status.
    """

    text: str
    label: str = ""
    share: float = 1.0
    bold: bool = False
    mark: Tint | None = None
    lead: str = ""

    @property
    def whole(self) -> str:
        """Give all that the cell says, its label apart."""
        return "\n".join(part for part in (self.lead, self.text) if part)


@dataclass(frozen=True, slots=True)
class Band:
    """A part of the form under one title.

    `heads` are printed once above the rows; without them each cell carries its label. `ruled` says
    that the ruler of impact opens the band, `signed` that its cells wait for a signature.
    """

    title: str
    rows: tuple[tuple[Cell, ...], ...]
    heads: tuple[str, ...] = ()
    ruled: bool = False
    signed: bool = False


def continued_title(sheet: Worksheet) -> str:
    """Give the title of the page that carries what the form could not hold."""
    return f"Suite de la fiche {sheet.code}".rstrip()


def bands(sheet: Worksheet) -> tuple[Band, ...]:
    """Give the bands of the form, from top to bottom, without its title line."""
    return (
        Band("", (_identity(sheet),)),
        Band("Impact", _impact(sheet), ruled=True),
        Band("Besoins", (_needs(sheet),)),
        _solutions(sheet),
        _changes(sheet),
        Band("Reprise", (_recovery(sheet),)),
        _list_band(
            "Kit", ("Objet", "Quantité", "Lieu", "Vérifié le"), (2.4, 0.8, 1.8, 0.9), sheet.kit
        ),
        _list_band("Actions", ("Quoi", "Fonction", "Date"), (3.2, 1.8, 0.9), sheet.actions),
        Band("Reste à découvert", (_exposed(sheet),)),
        Band("Visa", ((Cell("", "Cadre de santé"), Cell("", "Médecin")),), signed=True),
    )


def _identity(sheet: Worksheet) -> tuple[Cell, ...]:
    version = " ".join(part for part in (sheet.version, sheet.status) if part)
    return (
        Cell(sheet.referent or NOT_SAID, "Référent (fonction)", 2.0, bold=True),
        Cell(version, "Version", 2.0),
        Cell(sheet.date, "Date", 0.9),
        Cell(sheet.review_date, "À revoir le", 0.9),
    )


def _impact(sheet: Worksheet) -> tuple[tuple[Cell, ...], ...]:
    return (
        (
            Cell(sheet.dmia or NOT_SAID, "Peut s’arrêter (DMIA)", 1.0, bold=True),
            Cell(sheet.impact_axis, "Ce qui se dégrade", 1.5),
            Cell(sheet.tolerated_loss or NOT_SAID, "Perte de données tolérée", 1.1),
            Cell(sheet.record_meanwhile, "À noter pendant l’arrêt", 1.7),
        ),
        (
            Cell(sheet.minimum_service or NOT_SAID, "Minimum garanti", 1.7, bold=True),
            Cell(sheet.set_up, "Mise en place", 0.9),
            Cell(sheet.endurance, "Tenue", 0.9),
            Cell(sheet.stop_sign, "Signe d’arrêt", 1.4),
            Cell(sheet.night, "☾ Validé de nuit", 0.9),
        ),
    )


def _needs(sheet: Worksheet) -> tuple[Cell, ...]:
    return (
        Cell(_listed(sheet.services), "Services numériques (RTO, âge de la sauvegarde)", 1.3),
        Cell(_listed(sheet.other_needs), "Personnes, matériel", 1.1),
        Cell(sheet.saas or NONE_SAID, "Fournisseurs, SaaS", 0.9),
    )


def _solutions(sheet: Worksheet) -> Band:
    heads = ("Quand", "Quoi", "Qui / suppléant de nuit", "Avec quoi, où", "Existe")
    rows = tuple(_solution(solution) for solution in sheet.solutions)
    return Band(sheet.base_context, rows or ((Cell("Pas de solution décrite", bold=True),),), heads)


def _solution(solution: WorksheetSolution) -> tuple[Cell, ...]:
    lead = "" if solution.card == solution.what else solution.card
    return (
        Cell(solution.when, share=0.85, bold=True),
        Cell(solution.what, share=2.1, lead=lead),
        Cell(solution.who, share=1.4),
        Cell(solution.with_what, share=1.5),
        Cell(solution.exists, share=0.75, bold=True, mark=_existence(solution.exists)),
    )


def _existence(said: str) -> Tint | None:
    start = said.strip().casefold()
    for words, tint in (
        (("oui",), Tint.GOOD),
        (("part", "en partie"), Tint.WARNING),
        (("non",), Tint.BAD),
    ):
        if start.startswith(words):
            return tint
    return Tint.UNKNOWN if start else None


def _changes(sheet: Worksheet) -> Band:
    rows = tuple(
        (Cell(context, share=0.5, bold=True), Cell(text or NOT_EXAMINED, share=4.0))
        for context, text in sheet.changes
    )
    return Band("Ce qui change", rows or ((Cell(NOT_EXAMINED),),))


def _recovery(sheet: Worksheet) -> tuple[Cell, ...]:
    return (
        Cell(sheet.recovery_checks or NOT_SAID, "Contrôles avant feu vert, qui signe", 1.5),
        Cell(sheet.recovery_backlog or NOT_SAID, "À ressaisir", 1.1),
        Cell(sheet.recovery_relapse or NOT_SAID, "Repli si rechute", 1.2),
    )


def _list_band(
    title: str,
    heads: tuple[str, ...],
    shares: tuple[float, ...],
    rows: Iterable[tuple[str, ...]],
) -> Band:
    cells = tuple(
        tuple(
            Cell(text, share=share, bold=index == 0)
            for index, (text, share) in enumerate(zip(row, shares, strict=True))
        )
        for row in rows
    )
    return Band(title, cells or ((Cell(NONE_SAID),),), heads if cells else ())


def _exposed(sheet: Worksheet) -> tuple[Cell, ...]:
    return (
        Cell(_listed(sheet.uncovered), "Non couvert"),
        Cell(_listed(sheet.accepted_risks), "Risque accepté"),
        Cell(sheet.dissent or NONE_SAID, "Désaccord"),
    )


def _listed(items: tuple[str, ...]) -> str:
    if len(items) < 2:
        return "".join(items) or NONE_SAID
    return "\n".join(f"• {item}" for item in items)
