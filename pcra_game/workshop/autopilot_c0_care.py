"""The demo in C0, second part: prescribing, giving, examining (URG-04, URG-05)."""

from pcra_game.domain.activity_events import (
    ActivityTested,
    ActivityTextSet,
    DissentNoted,
    DurationField,
    DurationSet,
    FingersCounted,
    ImpactJudged,
    NightStamped,
    ProcedureReferenced,
    ReferentNamed,
    TextField,
)
from pcra_game.domain.answers import Action, Band, Exists, Solution
from pcra_game.domain.deck import Axis
from pcra_game.domain.moves import (
    Decide,
    DecideWithAction,
    Justify,
    OrderSolutions,
    ShareSolution,
    WriteSolution,
)
from pcra_game.domain.room_events import (
    BetTaken,
    FictiveTimeSet,
    InjectJudged,
    InjectRevealed,
    LogNoted,
    RevealedBy,
    Verdict,
)
from pcra_game.workshop.autopilot_intents import Script, agree, ask, beat, facts, uses

_PRESCRIBE = facts(
    ImpactJudged("URG-04", Axis.SAFETY, 15, 60),
    DurationSet(
        "URG-04",
        DurationField.DMIA,
        15,
        "les premières doses vitales partent sur ordre oral relu à voix haute",
    ),
    DurationSet("URG-04", DurationField.SET_UP, 15, "sortir les feuilles, prévenir la pharmacie"),
    DurationSet("URG-04", DurationField.ENDURANCE, 3600, "300 feuilles à 120 par jour : 60 h"),
    ActivityTextSet(
        "URG-04",
        TextField.MINIMUM_SERVICE,
        "Tenir une seule feuille par patient pour prescrire et administrer, dotation d’urgence "
        "ouverte à la clé",
    ),
    ActivityTextSet(
        "URG-04",
        TextField.STOP_SIGN,
        "deux feuilles ouvertes pour un patient, ou moins de 100 feuilles en réserve",
    ),
    ActivityTextSet(
        "URG-04",
        TextField.RECORD_MEANWHILE,
        "prescription, dose, heure, signataire, motif de toute dose non donnée",
    ),
    ReferentNamed("URG-04", "URG-F01"),
    ProcedureReferenced("URG-04", "PRO-URG-012", "classeur rouge, salle de soins", "2023-11-06"),
    ActivityTested("URG-04", None),
)

_BINDER = Solution(
    id="sol-classeur",
    what=(
        "Suivre les protocoles du classeur rouge. Pour tout anticoagulant, appeler d’un "
        "mobile l’officine ou le médecin traitant avant de prescrire."
    ),
    who="URG-F03",
    with_what="classeur rouge en SAUV et en salle de soins, mobile de la SAUV",
    spends=uses(("moy-classeur", 2)),
    band=Band.MIN_15,
    exists=Exists.YES,
    accepted_risk="Décider sans l’officine, fermée la nuit, devant une urgence vitale.",
)

_ONE_SHEET = Solution(
    id="sol-feuille",
    what=(
        "Prescrire sur la feuille unique : nom lisible, fonction, heure, dose. Barrer et "
        "dater chaque arrêt. Faire relire tout ordre oral, puis le signer."
    ),
    who="URG-F01",
    with_what="feuille unique en double, chemise au pied du brancard",
    spends=uses(("moy-feuilles", 120)),
    band=Band.MIN_15,
    exists=Exists.YES,
    accepted_risk=(
        "Prescrire sans alerte d’allergie ni d’interaction : l’IDE pose la question à chaque dose."
    ),
)

_GIVE = Solution(
    id="sol-donner",
    what=(
        "Noter chaque dose donnée ou refusée sur la feuille unique, au lit, avec l’heure. "
        "Relire à deux IDE insuline, morphine, potassium et héparine."
    ),
    who="URG-F06",
    with_what="feuille unique, montre, liste plastifiée des médicaments à risque",
    spends=uses(("moy-ide", 2)),
    band=Band.MIN_15,
    exists=Exists.YES,
    holds_for=20160,
    accepted_risk="Compter cinq minutes de plus par patient et par tour.",
)

_KEY = Solution(
    id="sol-cle",
    what=(
        "Ouvrir l’armoire à médicaments avec la clé mécanique, noter chaque sortie au cahier "
        "d’ouverture, signer à deux pour les stupéfiants."
    ),
    who="URG-F05",
    with_what="clé au coffret à code de la SAUV, cahier d’ouverture à côté",
    signal="l’armoire refuse les badges",
    exists=Exists.PARTLY,
)

_CUPBOARD_EVENT = facts(
    FictiveTimeSet(60),
    InjectRevealed("I-05", RevealedBy.TIME),
    BetTaken("I-05", 4, 10),
    InjectJudged("I-05", Verdict.PARTLY, "la clé existe, qui connaît le code ?"),
    LogNoted(
        "log-04",
        "L’armoire ne reconnaît plus les badges : ouverte à la clé par l’IDE de SAUV, cahier "
        "d’ouverture commencé.",
        68,
    ),
)

_KEY_ACTION = Action(
    "act-03",
    "Faire essayer la clé mécanique de l’armoire à chaque équipe de nuit",
    "URG-F09",
    "2026-04-10",
    "OC-05@URG-04",
)

_EXAMINE = facts(
    ImpactJudged("URG-05", Axis.SAFETY, 60, 240),
    DurationSet(
        "URG-05", DurationField.DMIA, 60, "la biologie délocalisée couvre la première heure"
    ),
    DurationSet("URG-05", DurationField.SET_UP, 30, "trouver le coursier, sortir les carnets"),
    ActivityTextSet(
        "URG-05",
        TextField.MINIMUM_SERVICE,
        "Se limiter à la liste courte validée avec le laboratoire et l’imagerie, relire de vive "
        "voix tout résultat critique",
    ),
    ActivityTextSet(
        "URG-05",
        TextField.STOP_SIGN,
        "plus d’une heure entre le bon et un résultat urgent, deux fois de suite",
    ),
    ActivityTextSet(
        "URG-05",
        TextField.SITE_VARIANT,
        "L’UHCD, au premier étage, garde son propre casier et passe avec la tournée des urgences",
    ),
    ReferentNamed("URG-05", "URG-F06"),
)

_TUBES = Solution(
    id="sol-tubes",
    what=(
        "Écrire sur chaque tube, au lit, nom, prénom, date de naissance et numéro de "
        "registre, puis relire le bracelet avec le patient."
    ),
    who="URG-F06",
    with_what="feutre fin indélébile, étiquettes vierges, bon rempli avant le prélèvement",
    band=Band.MIN_15,
    exists=Exists.YES,
    holds_for=20160,
)

_NIGHT_ROUND = Solution(
    id="sol-brancardier",
    what=(
        "Confier la tournée au brancardier de nuit : toutes les heures, et aussitôt pour une "
        "urgence vitale, avec le même carnet de bons."
    ),
    who="URG-F12",
    with_what="carnet de bons, glacière, casier « départ » du poste de soins",
    spends=uses(("moy-brancardier", 1)),
    signal="coursier parti ou absent, de 21 h à 7 h",
    exists=Exists.NO,
    accepted_risk="Attendre jusqu’à une heure un bilan non vital entre 21 h et 7 h.",
)

_COURIER = Solution(
    id="sol-coursier",
    what=(
        "Faire porter bons, tubes et résultats par le coursier, toutes les 30 min et à la "
        "demande. Faire signer l’heure de remise dans le carnet."
    ),
    who="URG-F13",
    with_what="carnet de bons, glacière, casiers « départ » et « retour » du poste de soins",
    spends=uses(("moy-coursiers", 1), ("moy-bons", 150)),
    band=Band.HOUR_1,
    exists=Exists.PARTLY,
)

_NIGHT_ACTION = Action(
    "act-02",
    "Écrire la fiche de tournée de nuit et y former trois brancardiers",
    "URG-F09",
    "2026-05-15",
    "OC-07@URG-05",
)

_DIRECT_LINE = Solution(
    id="sol-ligne",
    what=(
        "Recevoir les résultats critiques sur la ligne directe du poste IOA : relire à voix "
        "haute, écrire au cahier d’appels, prévenir le médecin en 5 min."
    ),
    who="URG-F04",
    with_what="ligne analogique du poste IOA, cahier d’appels attaché au combiné",
    band=Band.MIN_15,
    services=("TEL",),
    exists=Exists.YES,
    holds_for=43200,
)

_EXAMINE_CLOSED = facts(
    FingersCounted("URG-05", (1, 3, 5, 4, 1)),
    DissentNoted(
        "URG-05",
        "Un brancardier ne peut pas tenir la tournée et les transferts la nuit : il en faut deux.",
    ),
    NightStamped("URG-05", False, "URG-F07"),
)

C0_CARE: Script = (
    *beat(3, *_PRESCRIBE, actor="URG-F01"),
    *beat(
        7,
        ask("OC-03@URG-04"),
        *agree("OC-03@URG-04", "C0", _BINDER),
        ask("OC-04@URG-04"),
        *agree("OC-04@URG-04", "C0", _ONE_SHEET),
        ask("OC-05@URG-04"),
        WriteSolution("OC-05@URG-04", "C0", _GIVE),
        *_CUPBOARD_EVENT,
        WriteSolution("OC-05@URG-04", "C0", _KEY),
        DecideWithAction("OC-05@URG-04", "C0", _KEY_ACTION),
        actor="URG-F06",
    ),
    *beat(
        1,
        *facts(
            FingersCounted("URG-04", (0, 1, 3, 7, 3)),
            NightStamped("URG-04", True, "URG-F06"),
        ),
        actor="URG-F06",
    ),
    *beat(3, *_EXAMINE, actor="URG-F06"),
    *beat(
        3,
        ask("OC-02@URG-05"),
        *agree("OC-02@URG-05", "C0", _TUBES),
        ask("OC-07@URG-05"),
        WriteSolution("OC-07@URG-05", "C0", _NIGHT_ROUND),
        WriteSolution("OC-07@URG-05", "C0", _COURIER),
        OrderSolutions("OC-07@URG-05", "C0", ("sol-coursier", "sol-brancardier")),
        DecideWithAction("OC-07@URG-05", "C0", _NIGHT_ACTION),
        actor="URG-F12",
    ),
    *beat(
        3,
        ask("OC-08@URG-05"),
        WriteSolution("OC-08@URG-05", "C0", _DIRECT_LINE),
        ShareSolution("OC-08@URG-05", "C0", "sol-coursier"),
        Decide("OC-08@URG-05", "C0"),
        Justify(
            "OC-08@URG-05",
            "C0",
            "La ligne du poste IOA est analogique et ne dépend pas du réseau : elle a sonné "
            "pendant la coupure d’essai du 12 février 2026.",
        ),
        actor="URG-F04",
    ),
    *beat(2, *_EXAMINE_CLOSED, actor="URG-F07"),
)
