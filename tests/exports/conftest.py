"""A document with every kind of block, and texts made to break them."""

from dataclasses import replace

import pytest

from pcra_game.domain.document import (
    Bullets,
    Column,
    Cover,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Section,
    SignatureBox,
    Table,
    Tone,
    Worksheet,
    WorksheetSolution,
)
from pcra_game.domain.drawing import Drawing, Label, Line, Polyline, Rectangle, Tint

NASTY = (
    '<img src="/etc/x.png"/>',
    "&amp; <b>gras</b> ]]>",
    "tenue\u00a0: 72\u202fh ≥ 24\u00a0h ; « été » → ☾ ✓",
    "(parenthèse \\ barre)",
    "Œdème aigu — l’équipe",
)


@pytest.fixture
def worksheet() -> Worksheet:
    solution = WorksheetSolution(
        "Feuille unique", "H0", "Écrire <i>tout</i>", "IDE / cadre", "Classeur", "en partie"
    )
    return Worksheet(
        code="URG-04",
        title="Prescrire et administrer",
        priority="P0",
        referent="Cadre de santé",
        version="v0.3",
        status="projet",
        date="24/11/2026",
        review_date="24/05/2027",
        impact_axis="Sécurité des patients",
        impact_steps=("15 min", "1 h", "4 h", "12 h", "24 h", "72 h", "7 j"),
        serious=1,
        dangerous=3,
        dmia="15 min",
        tolerated_loss="1 h",
        record_meanwhile="Les prescriptions",
        minimum_service="Toute prescription est administrée",
        set_up="20 min",
        endurance="72 h",
        stop_sign="moins de 50 feuilles",
        night="oui",
        services=("DPI (RTO 5 j)", "Pharmacie (RTO inconnu)"),
        other_needs=("2 IDE",),
        saas="Éditeur du DPI",
        base_context="C0",
        solutions=(solution,) * 6,
        changes=(("C1", "vérifié idem"), ("C2", "non examiné")),
        recovery_checks="Dix dossiers",
        recovery_backlog="240 × 4 min = 16 h",
        recovery_relapse="Retour à la feuille",
        kit=(("Feuilles", "300", "Poste 2", "12/11/2026"),),
        actions=(("Commander", "Cadre", "15/12/2026"),),
        uncovered=(),
        accepted_risks=("Interactions",),
        dissent="",
    )


@pytest.fixture
def drawing() -> Drawing:
    shapes = (
        Rectangle(0, 0, 80, 30, Tint.UNKNOWN, Tint.UNKNOWN_LINE, 4, hatched=True, dashed=True),
        Line(0, 40, 300, 40, Tint.LINE, dashed=True),
        Polyline(((5, 50), (10, 60), (20, 45)), Tint.GOOD_LINE),
        Polyline(((30, 50), (40, 60), (50, 45)), None, Tint.BAD),
        Label(90, 15, 100, "Étiquette du dessin", 10, bold=True),
        Label(90, 30, 6, "réduit puis coupé car bien trop long", 10, align="middle"),
    )
    return Drawing(300, 70, shapes, "Un essai")


@pytest.fixture
def document(worksheet: Worksheet, drawing: Drawing) -> Document:
    """Give a plan whose every text is odd in some way."""
    columns = (Column("Code", 0.5, bold=True), Column("Texte", 3), Column("Fonction"))
    rows = tuple(
        (f"R{index:02d}", NASTY[index % len(NASTY)] + " suite" * 60, "") for index in range(20)
    )
    tall = (("T0", "ligne " * 3000, "x" * 400),)
    blocks = (
        Paragraph(" ".join(NASTY), Tone.LEAD),
        *(Paragraph(text, tone) for text in NASTY for tone in Tone),
        Paragraph(""),
        Paragraph("un mot très long " + "z" * 3000),
        Heading(2, "Actions décidées en C0"),
        Heading(3, "De nuit"),
        Bullets(NASTY),
        Bullets(()),
        Table("Actions", columns, rows),
        Table("Vide", columns, ()),
        Table("Haut", columns, tall),
        Picture(drawing, "Figure 1 — essai"),
        PageBreak(),
        PageBreak(),
        SignatureBox(("Chef de service", "Cadre", "Directeur", "RSSI")),
        SignatureBox(()),
    )
    crowded = replace(
        worksheet,
        code="URG-05",
        minimum_service="mot " * 400 + "fin-du-minimum",
        kit=tuple((f"objet {index}", "1", "ici", "hier") for index in range(40)),
        overflow=(("Débordement amont", "texte déjà mis de côté"),),
    )
    cover = Cover("Projet de PCRA", "Urgences", (("Scénario", "Rançongiciel"),), ("Note 1",))
    return Document(
        title="Projet de PCRA — Urgences <&>",
        subject="Plan (projet)",
        author="Atelier",
        status="Projet non validé",
        version="v0.3",
        confidentiality="Diffusion restreinte",
        created="2026-11-24T14:30:05+00:00",
        language="fr-FR",
        cover=cover,
        summary=Section("", "Synthèse pour décision", (Paragraph("Trois décisions."),)),
        sections=(
            Section("0", "Lecture", blocks),
            Section("1", "Fiches", (worksheet, crowded), new_page=True),
            Section("A", "Annexe", ()),
        ),
    )
