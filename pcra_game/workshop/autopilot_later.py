"""The demo in C1 and C2: only what changes; one key for the rest."""

from pcra_game.domain.answers import Band, Exists, Means, MeansKind, Solution
from pcra_game.domain.framing_events import MeansStocked
from pcra_game.domain.moves import LeaveByDefault, ShareSolution
from pcra_game.domain.room_events import (
    InjectJudged,
    InjectRevealed,
    LogNoted,
    PhaseEntered,
    RevealedBy,
    Verdict,
)
from pcra_game.workshop.autopilot_intents import Script, agree, beat, facts, same, shared, uses

_CLEAN_PCS = facts(
    PhaseEntered("S1-P3"),
    InjectRevealed("I-18", RevealedBy.TIME),
    MeansStocked(
        Means(
            "moy-postes",
            "Postes propres",
            MeansKind.THING,
            2,
            place="bureau médical et secrétariat",
        )
    ),
    LogNoted(
        "log-06",
        "Deux postes propres : l’un pour le DMP et les lettres, l’autre pour la liste des "
        "présents. Rien d’autre.",
        2190,
    ),
    InjectJudged("I-18", Verdict.HELD, "trois usages, pas un de plus"),
)

_CRISIS_MAIL = Solution(
    id="sol-messagerie-crise",
    what=(
        "Relever la messagerie de crise à 8 h, 14 h et 20 h au poste du secrétariat. "
        "Recopier chaque consigne numérotée au panneau de l’accueil."
    ),
    who="URG-F14",
    with_what="poste propre du secrétariat, panneau de l’accueil, feuille de visa",
    band=Band.HOUR_4,
    services=("NET", "MEL", "PDT"),
    exists=Exists.PARTLY,
    set_up=60,
    holds_for=20160,
)

_SHIFTS = Solution(
    id="sol-vacations",
    what=(
        "Planifier deux semaines de renforts par fonction : deux IDE et un agent d’accueil "
        "de plus par jour, deux repos après trois postes."
    ),
    who="URG-F08",
    with_what="planning papier affiché en salle de pause, accord de la direction des soins",
    spends=uses(("moy-renfort", 4)),
    band=Band.HOUR_24,
    exists=Exists.PARTLY,
    set_up=1440,
    holds_for=14400,
    accepted_risk="Fermer quatre box en journée si deux renforts manquent.",
)

_SECURE_MAIL_RULE = Solution(
    id="sol-appareil",
    what=(
        "Envoyer toute feuille numérisée par la seule messagerie sécurisée, depuis le poste "
        "propre. Refuser comme avant tout appareil personnel."
    ),
    who="URG-F14",
    with_what="poste du bureau médical et son numériseur, règle en quatre lignes affichée",
    band=Band.HOUR_4,
    services=("MSS", "PDT", "NET", "AUT2"),
    exists=Exists.PARTLY,
    set_up=120,
    holds_for=43200,
)

_SPREADSHEET = Solution(
    id="sol-tableur",
    what=(
        "Reporter le registre toutes les deux heures dans un tableur, imprimer la liste "
        "alphabétique des présents pour l’accueil, l’IOA et l’UHCD."
    ),
    who="URG-F14",
    with_what="poste du secrétariat, imprimante USB, aucune clé USB",
    spends=uses(("moy-postes", 1)),
    band=Band.HOUR_4,
    services=("PDT", "IMP"),
    exists=Exists.NO,
    holds_for=14400,
    accepted_risk="Lire une liste vieille de deux heures au plus : le registre fait foi.",
)

_SHARED_RECORD = Solution(
    id="sol-dmp",
    what=(
        "Lire le DMP au poste propre avec une e-CPS. Recopier allergies et traitements avec "
        "leur date et leur source, sans jamais les croire complets."
    ),
    who="URG-F01",
    with_what="poste du bureau médical, e-CPS de chaque médecin, feuille de tri",
    spends=uses(("moy-postes", 1)),
    band=Band.HOUR_1,
    services=("DMP", "AUT2", "NET", "PDT"),
    exists=Exists.PARTLY,
    holds_for=43200,
    accepted_risk="Ne trouver un dossier utile que pour un patient sur trois.",
)

_ADVICE = Solution(
    id="sol-avis",
    what=(
        "Faire lire le scanner à la console par le radiologue, appeler le neurologue d’un "
        "mobile, remettre le disque gravé au SMUR qui transfère."
    ),
    who="URG-F01",
    with_what="console du scanner, graveur, mobile de la SAUV",
    band=Band.MIN_15,
    exists=Exists.PARTLY,
    holds_for=14400,
    accepted_risk="Décider sur un compte rendu oral : l’image suit avec le patient.",
)

_CONCLUSION = Solution(
    id="sol-conclusion",
    what=(
        "Noter mot à mot la conclusion du radiologue, la relire au neurologue, écrire l’heure et "
        "la décision sur la feuille AVC."
    ),
    who="URG-F02",
    with_what="feuille AVC, mobile de la SAUV, numéro direct du radiologue de garde",
    band=Band.MIN_15,
    exists=Exists.PARTLY,
    holds_for=14400,
)

_PRINT_RUN = Solution(
    id="sol-tirage",
    what=(
        "Faire tirer hors site, chaque semaine, 900 feuilles uniques et six registres. "
        "Ouvrir une commande dès qu’il reste 200 feuilles."
    ),
    who="URG-F14",
    with_what="modèles papier dans la caisse rouge, imprimerie de la mairie",
    band=Band.HOUR_24,
    exists=Exists.NO,
    holds_for=20160,
    accepted_risk="Tenir sur le seul stock du service jusqu’à la première livraison.",
)

_THREE_COURIERS = Solution(
    id="sol-trois-coursiers",
    what=(
        "Passer la tournée à trois coursiers en roulement, nuit comprise, et rendre le "
        "brancardier de nuit aux transferts."
    ),
    who="URG-F13",
    with_what="planning papier, fiche de tournée, deuxième glacière",
    spends=uses(("moy-coursiers", 2)),
    band=Band.HOUR_24,
    exists=Exists.NO,
    holds_for=20160,
)

_SECURE_LETTER = Solution(
    id="sol-lettre-mss",
    what=(
        "Taper la lettre de liaison au poste propre, l’envoyer au médecin traitant par la "
        "messagerie sécurisée, en donner toujours un exemplaire imprimé."
    ),
    who="URG-F14",
    with_what="poste du bureau médical, imprimante USB",
    band=Band.HOUR_1,
    services=("MSS", "IMP", "PDT", "NET", "AUT2"),
    exists=Exists.PARTLY,
    holds_for=43200,
)

C1: Script = (
    *beat(2, *_CLEAN_PCS, actor="TRV-F04"),
    *beat(
        5,
        *agree("OC-10@unite", "C1", _CRISIS_MAIL),
        *agree("OC-13@unite", "C1", _SHIFTS),
        *agree("OC-14@unite", "C1", _SECURE_MAIL_RULE),
        ShareSolution("OC-02@URG-01", "C1", "sol-registre"),
        *agree("OC-02@URG-01", "C1", _SPREADSHEET),
        *shared("OC-06@URG-01", "C1", "sol-presents", "sol-tableur"),
        *shared("OC-02@URG-02", "C1", "sol-registre", "sol-tableur"),
        ShareSolution("OC-03@URG-04", "C1", "sol-classeur"),
        *agree("OC-03@URG-04", "C1", _SHARED_RECORD),
        ShareSolution("OC-04@URG-04", "C1", "sol-feuille"),
        *agree("OC-04@URG-04", "C1", _PRINT_RUN),
        ShareSolution("OC-07@URG-05", "C1", "sol-coursier"),
        *agree("OC-07@URG-05", "C1", _THREE_COURIERS),
        *shared("OC-08@URG-05", "C1", "sol-ligne", "sol-trois-coursiers"),
        *shared("OC-02@URG-08", "C1", "sol-registre", "sol-tableur"),
        *agree("OC-07@URG-08", "C1", _ADVICE),
        *agree("OC-08@URG-08", "C1", _CONCLUSION),
        *agree("OC-06@URG-09", "C1", _SECURE_LETTER),
        actor="URG-F08",
    ),
    *beat(
        1,
        *same(
            "C1",
            "C0",
            "OC-01@unite",
            "OC-03@URG-02",
            "OC-06@URG-02",
            "OC-05@URG-04",
            "OC-02@URG-05",
            "OC-04@URG-09",
            "OC-09@URG-09",
        ),
        LeaveByDefault("C1"),
        actor="URG-F08",
    ),
)

_READ_ONLY = facts(
    PhaseEntered("S1-P4"),
    InjectRevealed("I-23", RevealedBy.TIME),
    LogNoted(
        "log-07",
        "Dossiers rouverts en lecture seule : affiche « données arrêtées au samedi 22 h » collée "
        "sur chaque écran.",
        13510,
    ),
    InjectJudged("I-23", Verdict.HELD, "l’affiche est déjà écrite"),
)

_DESK_PHONES = Solution(
    id="sol-postes-fixes",
    what=(
        "Reprendre les postes fixes et les DECT, faire un appel d’essai à chaque prise de "
        "poste, laisser les six mobiles en charge au poste IOA."
    ),
    who="URG-F08",
    with_what="liste des numéros à jour, mobiles sur leur socle",
    band=Band.HOUR_24,
    services=("TEL",),
    exists=Exists.YES,
    set_up=60,
    holds_for=43200,
)

_READ_IDENTITY = Solution(
    id="sol-identites",
    what=(
        "Rapprocher chaque numéro provisoire de l’identité lue à l’écran, sans rien "
        "modifier. Noter l’IPP sur la feuille et parapher."
    ),
    who="URG-F10",
    with_what="poste d’accueil en consultation, table de correspondance papier",
    band=Band.HOUR_24,
    services=("GAM", "PDT"),
    exists=Exists.PARTLY,
    holds_for=20160,
    accepted_risk="Laisser les homonymes sur numéro provisoire jusqu’au retour complet.",
)

_OLD_RECORD = Solution(
    id="sol-ancien-dossier",
    what=(
        "Relire allergies et traitements dans le dossier en lecture seule, écrire à côté la "
        "date d’arrêt des données, faire confirmer par le patient."
    ),
    who="URG-F04",
    with_what="écran de consultation du poste IOA, feuille de tri, stylo rouge",
    band=Band.HOUR_24,
    services=("PDT", "DPI"),
    exists=Exists.PARTLY,
    holds_for=20160,
    accepted_risk="Ignorer tout ce qui s’est passé depuis le samedi 22 h.",
)

C2: Script = (
    *beat(1, *_READ_ONLY, actor="TRV-F04"),
    *beat(
        4,
        *agree("OC-10@unite", "C2", _DESK_PHONES),
        ShareSolution("OC-02@URG-01", "C2", "sol-registre"),
        *agree("OC-02@URG-01", "C2", _READ_IDENTITY),
        ShareSolution("OC-03@URG-02", "C2", "sol-interroger"),
        *agree("OC-03@URG-02", "C2", _OLD_RECORD),
        *shared("OC-03@URG-04", "C2", "sol-dmp", "sol-ancien-dossier"),
        actor="URG-F04",
    ),
    *beat(
        2,
        *same(
            "C2",
            "C0",
            "OC-01@unite",
            "OC-12@unite",
            "OC-06@URG-02",
            "OC-05@URG-04",
            "OC-02@URG-05",
        ),
        *same(
            "C2",
            "C1",
            "OC-14@unite",
            "OC-06@URG-01",
            "OC-02@URG-02",
            "OC-04@URG-04",
            "OC-07@URG-05",
            "OC-08@URG-05",
            "OC-02@URG-08",
            "OC-07@URG-08",
            "OC-08@URG-08",
            "OC-06@URG-09",
        ),
        LeaveByDefault("C2"),
        actor="URG-F08",
    ),
)
