"""The demo in C0, first part: receiving and sorting (URG-01, URG-02)."""

from pcra_game.domain.activity_events import (
    ActivityTested,
    ActivityTextSet,
    DurationField,
    DurationSet,
    FingersCounted,
    ImpactJudged,
    NightStamped,
    ReferentNamed,
    TextField,
)
from pcra_game.domain.answers import Band, Exists, ParkedItem, Solution
from pcra_game.domain.deck import Axis
from pcra_game.domain.moves import Decide, ParkOverflow, ShareSolution
from pcra_game.domain.room_events import (
    BetTaken,
    FictiveTimeSet,
    InjectJudged,
    InjectRevealed,
    ObjectChallenged,
    RevealedBy,
    Verdict,
)
from pcra_game.workshop.autopilot_intents import Script, agree, ask, beat, facts, uses

_RECEIVE = facts(
    ImpactJudged("URG-01", Axis.SAFETY, 60, 240),
    DurationSet("URG-01", DurationField.DMIA, 30, "au-delà, six entrées attendent sans numéro"),
    DurationSet("URG-01", DurationField.SET_UP, 10, "ouvrir la caisse, dater le registre"),
    DurationSet(
        "URG-01",
        DurationField.ENDURANCE,
        5760,
        "quatre registres de 200 lignes, plus d’un jour chacun",
    ),
    DurationSet("URG-01", DurationField.TOLERATED_LOSS, 30, "on réinterroge les présents"),
    ActivityTextSet(
        "URG-01",
        TextField.MINIMUM_SERVICE,
        "Donner à chacun un numéro, un bracelet écrit à la main et une ligne au registre, avant "
        "tout prélèvement",
    ),
    ActivityTextSet(
        "URG-01",
        TextField.STOP_SIGN,
        "deux bracelets du même numéro, ou plus de dix entrées non inscrites",
    ),
    ActivityTextSet(
        "URG-01",
        TextField.OFFLINE_DATA,
        "numéros de secours 1 à 800, liste des présents de la dernière relève",
    ),
    ReferentNamed("URG-01", "URG-F10"),
    ActivityTested("URG-01", "2025-11-18"),
)

_REGISTER = Solution(
    id="sol-registre",
    what=(
        "Inscrire chaque entrée au registre pré-numéroté : nom de naissance, prénom, date de "
        "naissance, sexe. Poser aussitôt le bracelet du même numéro."
    ),
    who="URG-F10",
    with_what="registre et bracelets vierges, comptoir d’accueil, un seul registre ouvert",
    spends=uses(("moy-registres", 1), ("moy-bracelets", 120)),
    band=Band.MIN_15,
    exists=Exists.YES,
    set_up=10,
    holds_for=5760,
    accepted_risk="Soigner un inconnu sous son seul numéro jusqu’à la fin de la prise en charge.",
)

_PRESENT_LIST = Solution(
    id="sol-presents",
    what=(
        "Recopier dès la bascule, puis toutes les heures, la liste des présents : numéro, "
        "box, arrivée, destination. Donner un double à l’IOA, un autre à l’accueil."
    ),
    who="URG-F11",
    with_what="feuille datée sur la planchette verte, poste IOA",
    band=Band.MIN_15,
    exists=Exists.YES,
    accepted_risk="Chercher un patient déplacé depuis moins d’une heure.",
)

_RECEIVE_CLOSED = facts(
    FingersCounted("URG-01", (0, 0, 2, 6, 6)),
    NightStamped("URG-01", True, "URG-F10"),
    ObjectChallenged(
        "defi-registre", "Montrez le registre pré-numéroté et sa première page.", True
    ),
)

_SORT = facts(
    ImpactJudged("URG-02", Axis.SAFETY, 15, 60),
    DurationSet("URG-02", DurationField.SET_UP, 5, "la grille est déjà au mur"),
    DurationSet(
        "URG-02",
        DurationField.ENDURANCE,
        20160,
        "avec une IOA de plus par poste dès le troisième jour",
    ),
    ActivityTextSet(
        "URG-02",
        TextField.MINIMUM_SERVICE,
        "Garder une IOA à l’entrée jour et nuit, grille de tri affichée, tableau blanc tenu par "
        "elle seule",
    ),
    ActivityTextSet(
        "URG-02",
        TextField.STOP_SIGN,
        "un patient attend son tri plus de 20 min, ou six patients non triés",
    ),
    ReferentNamed("URG-02", "URG-F04"),
)

_ASK_PATIENT = Solution(
    id="sol-interroger",
    what=(
        "Demander à chacun allergies, anticoagulants et traitements, regarder les boîtes et "
        "l’ordonnance apportées, écrire la réponse en rouge sur la feuille de tri."
    ),
    who="URG-F04",
    with_what="feuille de tri, stylo rouge, nom de l’officine habituelle",
    band=Band.MIN_15,
    exists=Exists.YES,
    accepted_risk="Traiter un patient confus et seul sans connaître ses traitements.",
)

_BOARD = ParkOverflow(
    "OC-06@URG-02",
    "C0",
    Solution(
        id="sol-tableau",
        what=(
            "Écrire au tableau blanc numéro, box, niveau de tri et heure de revue. Relire "
            "tout le tableau à deux voix à 7 h, 14 h et 21 h."
        ),
        who="URG-F04",
        with_what="tableau blanc du couloir, feutres dans la caisse rouge",
        spends=uses(("moy-tableau", 1)),
        band=Band.MIN_15,
        exists=Exists.YES,
    ),
    ParkedItem(
        "parking-tableau",
        "Colonnes du tableau souhaitées par l’équipe : accompagnant prévenu, examens attendus, "
        "isolement, à jeun, lit d’aval demandé. Cela ferait douze colonnes : le cadre en propose "
        "huit.",
        "OC-06@URG-02",
        "C0",
    ),
)

_FIRST_EVENT = facts(
    FictiveTimeSet(50),
    InjectRevealed("I-31", RevealedBy.TIME),
    BetTaken("I-31", 5, 9),
    InjectJudged("I-31", Verdict.PARTLY, "un seul classeur à jour"),
)

C0_ENTRY: Script = (
    *beat(4, *_RECEIVE, actor="URG-F10"),
    *beat(
        3,
        ask("OC-02@URG-01"),
        *agree("OC-02@URG-01", "C0", _REGISTER),
        ask("OC-06@URG-01"),
        *agree("OC-06@URG-01", "C0", _PRESENT_LIST),
        actor="URG-F10",
    ),
    *beat(2, *_RECEIVE_CLOSED, actor="URG-F10"),
    *beat(2, *_SORT, actor="URG-F04"),
    *beat(
        4,
        ask("OC-02@URG-02"),
        ShareSolution("OC-02@URG-02", "C0", "sol-registre"),
        Decide("OC-02@URG-02", "C0"),
        ask("OC-03@URG-02"),
        *agree("OC-03@URG-02", "C0", _ASK_PATIENT),
        ask("OC-06@URG-02"),
        _BOARD,
        Decide("OC-06@URG-02", "C0"),
        actor="URG-F04",
    ),
    *beat(
        2,
        *facts(
            FingersCounted("URG-02", (0, 0, 1, 5, 8)),
            NightStamped("URG-02", True, "URG-F04"),
        ),
        *_FIRST_EVENT,
        actor="URG-F04",
    ),
)
