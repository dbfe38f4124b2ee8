"""The demo in C0, third part: stroke, way out, and the cards of the whole unit."""

from pcra_game.domain.activity_events import (
    ActivityTextSet,
    DurationField,
    DurationSet,
    FingersCounted,
    ImpactJudged,
    NightStamped,
    ReferentNamed,
    TextField,
)
from pcra_game.domain.answer_events import ActionWritten, ItemParked
from pcra_game.domain.answers import Action, Band, Exists, ParkedItem, Solution, Status
from pcra_game.domain.deck import Axis
from pcra_game.domain.moves import CloseCard, Decide, ShareSolution
from pcra_game.domain.room_events import (
    BetTaken,
    BreakTaken,
    FictiveTimeSet,
    InjectJudged,
    InjectRevealed,
    LogNoted,
    PhaseEntered,
    RevealedBy,
    StoryTold,
    Verdict,
)
from pcra_game.workshop.autopilot_intents import (
    Rewind,
    Script,
    agree,
    agree_and_act,
    ask,
    beat,
    facts,
    uses,
)

_STROKE = facts(
    ImpactJudged("URG-08", Axis.SAFETY, 15, 60),
    ReferentNamed("URG-08", "URG-F01"),
    FictiveTimeSet(120),
    InjectRevealed("I-07", RevealedBy.TIME),
    BetTaken("I-07", 3, 11),
)

_DIVERT = Solution(
    id="sol-detournement",
    what=(
        "Demander au SAMU, dès l’appel, de conduire l’AVC droit à l’unité neuro-vasculaire "
        "voisine. Noter l’heure des premiers signes et celle de la décision."
    ),
    who="URG-F01",
    with_what="mobile de la SAUV, critères et numéro de l’unité neuro-vasculaire affichés",
    band=Band.MIN_15,
    exists=Exists.PARTLY,
    accepted_risk="Allonger le trajet de 25 min plutôt que perdre une heure sans image lue.",
)

_DIVERT_ACTION = Action(
    "act-04",
    "Signer avec le SAMU le critère écrit de détournement des AVC",
    "URG-F01",
    "2026-05-29",
    "OC-07@URG-08",
)

_STROKE_CLOSED = (
    CloseCard(
        "OC-08@URG-08",
        "C0",
        Status.NO_SOLUTION,
        "Aucune image ne sort de l’hôpital : un AVC venu par ses propres moyens est scanné ici, "
        "sans avis du neurologue sur les images.",
    ),
    *facts(
        InjectJudged("I-07", Verdict.PARTLY, "oui si le SAMU appelle avant"),
        LogNoted(
            "log-05",
            "AVC signalé à 20 min : détourné par le SAMU, heure des premiers signes transmise de "
            "vive voix.",
            126,
        ),
        FingersCounted("URG-08", (0, 2, 6, 5, 1)),
        NightStamped("URG-08", True, "URG-F01"),
    ),
)

_LEAVE = facts(
    ImpactJudged("URG-09", Axis.CARE, 240, 720),
    DurationSet("URG-09", DurationField.SET_UP, 30, "sortir les lettres et les ordonnances"),
    ActivityTextSet(
        "URG-09",
        TextField.MINIMUM_SERVICE,
        "Remettre à chaque sortant une lettre manuscrite et une ordonnance expliquée, garder le "
        "double au registre",
    ),
    ActivityTextSet(
        "URG-09",
        TextField.STOP_SIGN,
        "un patient part sans écrit, ou quatre brancards attendent un lit",
    ),
    ActivityTextSet(
        "URG-09",
        TextField.RECORD_MEANWHILE,
        "destination, heure de départ, transporteur, documents remis",
    ),
    ReferentNamed("URG-09", "fonction-lits"),
)

_DISCHARGE = Solution(
    id="sol-ordonnance",
    what=(
        "Rédiger l’ordonnance de sortie à la main, en double. La relire avec le patient, "
        "ranger le double dans la pochette à son numéro de registre."
    ),
    who="URG-F01",
    with_what="ordonnanciers en double et modèles plastifiés, bureau médical",
    spends=uses(("moy-ordonnances", 40)),
    band=Band.HOUR_1,
    exists=Exists.YES,
    accepted_risk=(
        "Laisser partir sans compte rendu dactylographié : il suivra au retour des applications."
    ),
)

_LETTER = Solution(
    id="sol-lettre",
    what=(
        "Imprimer la lettre de liaison type, la compléter à la main, en donner un exemplaire "
        "au patient et un à l’ambulancier."
    ),
    who="URG-F14",
    with_what="modèle de lettre du bureau médical, tampon du service",
    band=Band.HOUR_1,
    services=("IMP", "PDT"),
    exists=Exists.YES,
)
"""Nobody in the room notices that it prints in C0: the review of the plan will."""

_TRANSPORT = Solution(
    id="sol-transports",
    what=(
        "Appeler chaque société d’ambulances d’un mobile, tenir la feuille des départs, "
        "confirmer le lit d’aval à 11 h, 15 h et 18 h."
    ),
    who="fonction-lits",
    with_what="un mobile réservé, liste papier des huit sociétés, tableau des lits",
    spends=uses(("moy-mobiles", 1)),
    band=Band.HOUR_1,
    exists=Exists.YES,
    accepted_risk="Laisser le tableau des lits sans responsable de 21 h à 7 h.",
)

_MONDAY = (
    *facts(
        PhaseEntered("S1-P2"),
        InjectRevealed("I-17", RevealedBy.TIME),
        BetTaken("I-17", 2, 12),
    ),
    ask("OC-13@unite"),
    *agree_and_act(
        "OC-13@unite",
        "C0",
        Solution(
            id="sol-releve",
            what=(
                "Renvoyer l’équipe de nuit à l’heure prévue, rappeler quatre IDE en postes de 8 "
                "h, charger une personne du réassort des feuilles et des piles."
            ),
            who="URG-F08",
            with_what="liste de rappel papier et état du stock, dans la caisse rouge",
            spends=uses(("moy-renfort", 4)),
            band=Band.HOUR_4,
            exists=Exists.PARTLY,
            set_up=240,
            holds_for=4320,
            accepted_risk="Rappeler des agents en repos et dégarnir la semaine suivante.",
        ),
        Action(
            "act-05",
            "Commander 600 feuilles uniques et fixer le seuil d’alerte à 200",
            "URG-F14",
            "2026-04-03",
            "OC-13@unite",
        ),
    ),
    *facts(InjectJudged("I-17", Verdict.NOT_HELD, "on a compté sur le courage")),
)

_MOBILES = Solution(
    id="sol-mobiles",
    what=(
        "Remettre les six mobiles de crise contre signature : IOA, SAUV, médecin senior, "
        "cadre, accueil, UHCD. Écrire les six numéros au tableau blanc."
    ),
    who="URG-F08",
    with_what="tiroir 2 du bureau du cadre, liste plastifiée, chargeurs étiquetés",
    spends=uses(("moy-mobiles", 6)),
    band=Band.HOUR_1,
    exists=Exists.YES,
    set_up=15,
    holds_for=43200,
    accepted_risk="Perdre un secteur le temps de recharger son mobile.",
)

_MESSENGER = Solution(
    id="sol-messager",
    what=(
        "Faire porter chaque consigne de la cellule de crise, écrite, datée, numérotée, et "
        "la faire viser dans chaque secteur. Afficher l’original à l’accueil."
    ),
    who="URG-F13",
    with_what="bloc en double, panneau de l’accueil, feuille de visa",
    spends=uses(("moy-coursiers", 1)),
    band=Band.HOUR_1,
    exists=Exists.NO,
    set_up=30,
    holds_for=10080,
)

_THREE_LISTS = Solution(
    id="sol-trois-listes",
    what=(
        "Écrire trois listes avant H+4 : garder les urgences vitales, adresser les "
        "consultations simples à la maison médicale, faire détourner AVC et polytraumatisés."
    ),
    who="URG-F01",
    with_what="tableau du poste médical, revu toutes les 12 h avec le cadre",
    band=Band.HOUR_4,
    exists=Exists.PARTLY,
    set_up=60,
    holds_for=43200,
    accepted_risk=(
        "Réorienter un patient dont l’état s’aggrave en chemin : consigne de retour écrite."
    ),
)

_PHOTOS = Solution(
    id="sol-photos",
    what=(
        "Photographier chaque feuille avec son propre mobile et la partager sur le groupe de "
        "l’équipe, pour que la relève la retrouve."
    ),
    who="URG-F03",
    band=Band.HOUR_1,
    exists=Exists.YES,
)
"""Decided in a hurry, taken back when the RSSI says why."""

_SECRET = Solution(
    id="sol-secret",
    what=(
        "Interdire toute photo avec un appareil personnel, ranger les pochettes sous clé à "
        "chaque relève, garder la page de rançon sans la manipuler."
    ),
    who="URG-F08",
    with_what="armoire du bureau du cadre, clé au poste IOA, enveloppe dans la caisse rouge",
    band=Band.HOUR_1,
    exists=Exists.PARTLY,
    set_up=30,
    holds_for=43200,
)

_LAST_OF_C0 = facts(
    StoryTold(
        "vecu-01",
        "Lors de la coupure électrique de 2024, la relève orale avait oublié deux bilans : "
        "depuis, on relit le tableau à deux.",
    ),
    ItemParked(
        ParkedItem(
            "parking-enfants",
            "Enfants : les doses par poids demandent une feuille à part. À écrire avec la "
            "pédiatrie avant l’été.",
        )
    ),
    ActionWritten(
        Action(
            "act-06",
            "Écrire avec la pédiatrie une feuille unique pour les doses de l’enfant",
            "URG-F02",
            "2026-06-19",
        )
    ),
)

C0_FLOW: Script = (
    *beat(2, *_STROKE, actor="URG-F01"),
    *beat(
        5,
        ask("OC-02@URG-08"),
        ShareSolution("OC-02@URG-08", "C0", "sol-registre"),
        Decide("OC-02@URG-08", "C0"),
        ask("OC-07@URG-08"),
        *agree_and_act("OC-07@URG-08", "C0", _DIVERT, _DIVERT_ACTION),
        ask("OC-08@URG-08"),
        *_STROKE_CLOSED,
        actor="URG-F01",
    ),
    *beat(3, *_LEAVE, actor="fonction-lits"),
    *beat(
        5,
        ask("OC-04@URG-09"),
        *agree("OC-04@URG-09", "C0", _DISCHARGE),
        ask("OC-06@URG-09"),
        *agree("OC-06@URG-09", "C0", _LETTER),
        ask("OC-09@URG-09"),
        *agree("OC-09@URG-09", "C0", _TRANSPORT),
        *facts(FingersCounted("URG-09", (0, 2, 5, 6, 1))),
        actor="fonction-lits",
    ),
    *beat(4, *_MONDAY, actor="URG-F08"),
    *beat(
        5,
        ask("OC-10@unite"),
        *agree("OC-10@unite", "C0", _MOBILES, _MESSENGER),
        ask("OC-12@unite"),
        *agree("OC-12@unite", "C0", _THREE_LISTS),
        actor="URG-F09",
    ),
    *beat(2, ask("OC-14@unite"), *agree("OC-14@unite", "C0", _PHOTOS), actor="URG-F07"),
    *beat(
        2,
        Rewind.UNDO,
        Rewind.UNDO,
        *agree("OC-14@unite", "C0", _SECRET),
        actor="TRV-F05",
    ),
    *beat(2, *_LAST_OF_C0),
    *beat(10, *facts(BreakTaken(10))),
)
