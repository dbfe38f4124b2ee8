"""The first half hour of the demo: two events, OC-01, what C0 leaves, which activities to keep."""

from pcra_game.domain.activity_events import (
    ActivitySetAside,
    DotsCounted,
    DurationField,
    DurationSet,
)
from pcra_game.domain.answers import Action, Band, Exists, Solution
from pcra_game.domain.deck import Level
from pcra_game.domain.framing_events import ContextLevelSet
from pcra_game.domain.room_events import (
    FictiveTimeSet,
    InjectJudged,
    InjectRevealed,
    LogNoted,
    PhaseEntered,
    RevealedBy,
    Verdict,
)
from pcra_game.workshop.autopilot_intents import (
    Rewind,
    Script,
    agree_and_act,
    ask,
    beat,
    facts,
    uses,
)

_SHOCK = facts(
    PhaseEntered("S1-P1"),
    InjectRevealed("I-01", RevealedBy.HAND, "choc d’ouverture"),
    InjectRevealed("I-32", RevealedBy.HAND, "choc d’ouverture"),
)

_SWITCH = agree_and_act(
    "OC-01@unite",
    "C0",
    Solution(
        id="sol-bascule",
        what=(
            "Déclarer le passage au papier après 15 min d’écrans figés : débrancher sans "
            "éteindre, sortir la caisse rouge, écrire l’heure au tableau blanc."
        ),
        who="URG-F01",
        with_what="caisse rouge sous le comptoir d’accueil, consigne plastifiée sur le couvercle",
        spends=uses(("moy-caisse", 1)),
        band=Band.MIN_15,
        exists=Exists.PARTLY,
        set_up=10,
        holds_for=43200,
        accepted_risk="Perdre ce qui n’était pas encore validé à l’écran au moment de la coupure.",
    ),
    Action(
        "act-01",
        "Ranger un exemplaire papier daté des procédures dégradées dans chaque caisse rouge",
        "URG-F08",
        "2026-04-17",
        "OC-01@unite",
    ),
)

_FIRST_LINES = facts(
    LogNoted("log-01", "Page de rançon sortie à l’accueil, glissée dans une enveloppe datée.", 4),
    LogNoted(
        "log-02", "Passage au papier déclaré par le médecin senior, heure écrite au tableau.", 17
    ),
    InjectJudged("I-01", Verdict.HELD, "on sait qui décide"),
)

_LEFT_IN_C0 = facts(
    ContextLevelSet("C0", "TEL", Level.ABSENT),
    LogNoted(
        "log-03",
        "L’astreinte DSI le confirme : les postes fixes et les DECT passent par le réseau et "
        "s’arrêtent avec lui.",
        20,
    ),
    InjectJudged("I-32", Verdict.NOT_HELD, "aucun second moyen d’appel"),
    FictiveTimeSet(30),
)

_DOTS = facts(
    DotsCounted("URG-04", 9),
    DotsCounted("URG-02", 7),
    DotsCounted("URG-05", 7),
    DotsCounted("URG-01", 6),
    DotsCounted("URG-08", 5),
    DotsCounted("URG-09", 4),
    DotsCounted("URG-03", 2),
    DotsCounted("URG-06", 2),
    DotsCounted("URG-10", 0),
)

_ASIDE = facts(
    ActivitySetAside(
        "URG-10",
        "Peut attendre un mois : le registre des passages suffit à tout reconstituer pour le DIM.",
    ),
    ActivitySetAside(
        "URG-03",
        "Traitée avec le tri : le même tableau blanc sert à suivre les patients.",
    ),
    ActivitySetAside(
        "URG-06",
        "Travaille déjà sur papier et scopes autonomes ; à jouer avec la réanimation et le dépôt "
        "de sang.",
    ),
    ActivitySetAside(
        "URG-07",
        "À jouer avec la régulation du SAMU, absente ce matin : séance prévue en mai.",
    ),
    ActivitySetAside(
        "URG-11", "Repose sur l’ECG papier et un appel direct : procédure à jour et connue."
    ),
    ActivitySetAside("URG-12", "À jouer avec l’équipe de l’UHCD, qui a sa propre organisation."),
    ActivitySetAside("URG-13", "Relève du plan blanc, révisé et exercé en janvier."),
)

_DISCUSSED = (
    *facts(
        DurationSet(
            "URG-09",
            DurationField.DMIA,
            120,
            "au-delà de deux heures sans départ, plus un box n’est libre",
        )
    ),
    Rewind.UNDO,
    Rewind.REDO,
)
"""The doctor wants four hours, the bed manager shows the figures of a Monday: back it comes."""

OPENING: Script = (
    *beat(3, *_SHOCK),
    *beat(8, ask("OC-01@unite"), *_SWITCH, *_FIRST_LINES, actor="URG-F09"),
    *beat(6, *_LEFT_IN_C0, actor="TRV-F04"),
    *beat(6, *_DOTS, *_ASIDE, actor="URG-F08"),
    *beat(3, *_DISCUSSED, actor="fonction-lits"),
)
