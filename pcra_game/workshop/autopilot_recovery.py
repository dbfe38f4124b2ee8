"""The demo on its way back: order of restart, checks, typing in again, going back to paper."""

from pcra_game.domain.answer_events import BacklogEstimated, ReopeningCheckSet, RestartRanked
from pcra_game.domain.answers import Action, Band, Exists, Solution, Status
from pcra_game.domain.moves import CloseCard, Decide, LeaveByDefault, ShareSolution, WriteSolution
from pcra_game.domain.room_events import (
    BetTaken,
    InjectJudged,
    InjectRevealed,
    LogNoted,
    PhaseEntered,
    RevealedBy,
    Verdict,
)
from pcra_game.workshop.autopilot_intents import (
    Script,
    agree,
    agree_and_act,
    ask,
    beat,
    facts,
    same,
)

_CATCH_UP = "Équipe de ressaisie : deux secrétaires, un contrôleur"

_ORDER = Solution(
    id="sol-ordre",
    what=(
        "Demander d’abord annuaire, identités et impression, puis laboratoire et images, "
        "enfin dossier des urgences, prescription et dossier patient."
    ),
    who="URG-F01",
    with_what="classement signé par le médecin et le cadre, porté à la cellule de crise",
    band=Band.DAY_3,
    exists=Exists.PARTLY,
    set_up=60,
    accepted_risk="Prescrire sur papier plus longtemps : la prescription revient en septième.",
)

_RANKING = facts(RestartRanked(("AD", "GAM", "IMP", "SGL", "PAC", "URG", "PRE", "DPI")))

_WITNESSES = Solution(
    id="sol-temoins",
    what=(
        "Comparer dix dossiers témoins à leur pochette papier : identité, allergies, "
        "traitements, dernier passage. Écrire chaque écart, prévenir le médecin."
    ),
    who="URG-F08",
    with_what="dix pochettes tirées par le DIM, poste de contrôle hors du service",
    band=Band.HOUR_24,
    services=("PDT", "DPI"),
    exists=Exists.NO,
    set_up=240,
)

_WITNESSES_AGAIN = Solution(
    id="sol-temoins-ecriture",
    what=(
        "Refaire les dix dossiers témoins après une saisie d’essai. Refuser l’écriture au "
        "premier écart d’identité, d’allergie ou de dose."
    ),
    who="URG-F01",
    with_what="grille de contrôle signée, deux patients fictifs, double écran",
    band=Band.HOUR_24,
    services=("DPI", "GAM"),
    exists=Exists.NO,
    set_up=240,
)

_FLOW_TEST = Solution(
    id="sol-flux",
    what=(
        "Envoyer toutes les quatre heures un résultat d’essai du laboratoire au dossier des "
        "urgences : bon patient, une seule fois, heure notée."
    ),
    who="TRV-F04",
    with_what="deux patients fictifs, feuille d’essais contresignée par l’IOA",
    band=Band.DAY_3,
    services=("SGL", "EAI", "URG"),
    exists=Exists.NO,
    set_up=2880,
    accepted_risk="Garder les appels trois jours de plus, même si tout paraît juste.",
)

_ANNOUNCE = Solution(
    id="sol-annonce",
    what=(
        "Annoncer chaque retour à la relève, à voix haute et par écrit : ce qui revient, "
        "depuis quelle heure, ce qui reste sur papier."
    ),
    who="URG-F08",
    with_what="panneau de l’accueil, bandeau vert ou rouge sur chaque écran",
    band=Band.HOUR_4,
    exists=Exists.NO,
    set_up=30,
    holds_for=43200,
)

_MERGE = Solution(
    id="sol-rapprochement",
    what=(
        "Enregistrer les entrées à l’écran, garder le registre ouvert en secours, signaler "
        "chaque doublon le jour même à l’identitovigilance."
    ),
    who="URG-F10",
    with_what="poste d’accueil, registre, fiche de signalement de doublon",
    band=Band.HOUR_24,
    services=("GAM", "URG", "PDT"),
    exists=Exists.PARTLY,
    holds_for=43200,
    accepted_risk="Tenir deux entrées en parallèle pendant une semaine, à deux agents.",
)

_SWITCH_ONE = Solution(
    id="sol-bascule-patient",
    what=(
        "Basculer un patient à la fois, après la visite : saisir la prescription, la relire "
        "à deux, barrer la feuille papier avec l’heure."
    ),
    who="URG-F01",
    with_what="liste des patients basculés au poste IOA, feuille barrée gardée au lit",
    band=Band.HOUR_24,
    services=("PRE", "DPI", "PDT"),
    exists=Exists.NO,
    holds_for=20160,
)

_NEXT_DOSE = Solution(
    id="sol-dose-suivante",
    what=(
        "Reprendre à l’écran à la dose suivante, jamais au milieu d’un tour. Garder la "
        "feuille au lit jusqu’à la relève, puis la numériser."
    ),
    who="URG-F06",
    with_what="chariot et son écran, chemise « à numériser » au poste de soins",
    band=Band.HOUR_24,
    services=("PRE", "PDT"),
    exists=Exists.NO,
    holds_for=20160,
)

_TWO_RESULTS = Solution(
    id="sol-deux-resultats",
    what=(
        "Garder l’appel et le papier pour tout résultat critique, tant que les essais n’ont "
        "pas été justes trois jours de suite."
    ),
    who="URG-F04",
    with_what="cahier d’appels, feuille d’essais de la DSI affichée à côté",
    band=Band.HOUR_1,
    services=("TEL", "SGL", "EAI"),
    exists=Exists.PARTLY,
    holds_for=20160,
)

_IMAGES = Solution(
    id="sol-images",
    what=(
        "Envoyer les images à l’unité neuro-vasculaire après un envoi d’essai à chaque "
        "relève. Sans accusé en 10 min, revenir au détournement."
    ),
    who="URG-F01",
    with_what="poste d’imagerie, numéro direct du neurologue, feuille d’essais",
    band=Band.HOUR_1,
    services=("PAC", "RIS", "NET", "TEL"),
    exists=Exists.PARTLY,
    holds_for=20160,
)

_TYPE_VISITS = Solution(
    id="sol-ressaisie-passages",
    what=(
        "Ressaisir seulement identité, heures, motif et orientation de chaque passage. "
        "Numériser le reste de la pochette, rangée par numéro de registre."
    ),
    who=_CATCH_UP,
    with_what="bureau des consultations, deux postes, registres et pochettes",
    band=Band.DAY_3,
    services=("URG", "GAM", "PDT"),
    exists=Exists.NO,
    set_up=2880,
    accepted_risk="Mettre trois semaines à rattraper quinze jours de passages.",
)

_TYPE_CARE = Solution(
    id="sol-minimum-clinique",
    what=(
        "Saisir avant la prochaine dose poids, allergies, traitements en cours et dernière "
        "dose. Numériser les feuilles closes sans les recopier."
    ),
    who="URG-F06",
    with_what="feuille au lit, second IDE pour la relecture, bandeau « période papier »",
    band=Band.HOUR_24,
    services=("PRE", "DPI", "PDT"),
    exists=Exists.NO,
    set_up=60,
)

_GREEN_LIGHT = Solution(
    id="sol-feu-vert",
    what=(
        "Rouvrir un mardi matin, dans les box couchés seulement, après cinq essais réussis : "
        "admettre, trier, prescrire, lire un résultat, faire sortir."
    ),
    who="Médecin senior et cadre, avec l’astreinte DSI",
    with_what="grille d’essais signée, référent présent la première nuit",
    band=Band.DAY_3,
    services=("GAM", "URG", "PRE", "SGL"),
    exists=Exists.NO,
    set_up=1440,
)

_FALL_BACK = Solution(
    id="sol-repli",
    what=(
        "Revenir au papier après 30 min d’instabilité : annoncer l’heure à voix haute, "
        "vérifier une à une les dernières doses, rouvrir le registre."
    ),
    who="URG-F01",
    with_what="caisse rouge complète, gardée sept jours au poste de soins",
    signal="30 min d’instabilité, ou deux saisies perdues",
    exists=Exists.NO,
    set_up=15,
)

_CHECKS = facts(
    ReopeningCheckSet(
        "feu-01",
        "GAM",
        "Admettre deux homonymes fictifs sans les confondre, avec le bon bracelet",
        "TRV-F08",
    ),
    ReopeningCheckSet(
        "feu-02",
        "URG",
        "Suivre un patient fictif de l’accueil à la sortie, sans perdre une étape",
        "URG-F08",
    ),
    ReopeningCheckSet(
        "feu-03",
        "PRE",
        "Prescrire, modifier, arrêter, et voir l’alerte d’allergie s’afficher",
        "URG-F01",
    ),
    ReopeningCheckSet(
        "feu-04",
        "SGL",
        "Recevoir trois résultats d’essai dans le bon dossier, une seule fois",
        "URG-F04",
    ),
    ReopeningCheckSet(
        "feu-05",
        "ARM",
        "Ouvrir l’armoire au badge, puis à la clé, avec un inventaire juste",
        "URG-F05",
    ),
    ReopeningCheckSet(
        "feu-06",
        "IMP",
        "Sortir un bracelet et une ordonnance lisibles à l’accueil et en SAUV",
        "URG-F10",
    ),
)

_FRIDAY = facts(
    InjectRevealed("I-28", RevealedBy.HAND, "tester le feu vert"),
    BetTaken("I-28", 12, 2),
    InjectJudged("I-28", Verdict.HELD, "jamais un vendredi soir"),
    LogNoted(
        "log-08",
        "Réouverture de la prescription refusée un vendredi à 17 h : reportée au mardi, référents "
        "prévenus.",
        28260,
    ),
)

_BACKLOG = facts(BacklogEstimated("URG-01", 120, 6, 15), BacklogEstimated("URG-04", 40, 12, 15))

RECOVERY: Script = (
    *beat(
        8,
        ask("OR-01@unite"),
        *agree("OR-01@unite", "C2", _ORDER),
        *_RANKING,
        actor="URG-F01",
    ),
    *beat(4, ask("OR-02@DPI"), *agree("OR-02@DPI", "C2", _WITNESSES), actor="URG-F08"),
    *beat(
        8,
        *facts(PhaseEntered("S1-P5")),
        *agree("OR-02@DPI", "C3", _WITNESSES_AGAIN),
        ask("OR-03@SGL"),
        *agree("OR-03@SGL", "C3", _FLOW_TEST),
        *agree("OC-01@unite", "C3", _ANNOUNCE),
        ShareSolution("OC-02@URG-01", "C3", "sol-registre"),
        *agree("OC-02@URG-01", "C3", _MERGE),
        ShareSolution("OC-04@URG-04", "C3", "sol-tirage"),
        *agree("OC-04@URG-04", "C3", _SWITCH_ONE),
        ShareSolution("OC-05@URG-04", "C3", "sol-donner"),
        *agree("OC-05@URG-04", "C3", _NEXT_DOSE),
        WriteSolution("OC-08@URG-05", "C3", _TWO_RESULTS),
        ShareSolution("OC-08@URG-05", "C3", "sol-trois-coursiers"),
        Decide("OC-08@URG-05", "C3"),
        ShareSolution("OC-08@URG-08", "C3", "sol-conclusion"),
        *agree("OC-08@URG-08", "C3", _IMAGES),
        actor="URG-F06",
    ),
    *beat(
        5,
        ask("OR-04@URG-01"),
        *agree("OR-04@URG-01", "C3", _TYPE_VISITS),
        ask("OR-04@URG-04"),
        *agree("OR-04@URG-04", "C3", _TYPE_CARE),
        *_BACKLOG,
        actor="URG-F14",
    ),
    *beat(
        6,
        ask("OR-05@unite"),
        *agree("OR-05@unite", "C3", _GREEN_LIGHT),
        *_CHECKS,
        *_FRIDAY,
        actor="URG-F01",
    ),
    *beat(
        4,
        ask("OR-06@unite"),
        *agree_and_act(
            "OR-06@unite",
            "C3",
            _FALL_BACK,
            Action(
                "act-07",
                "Réserver au kit une étagère du poste de soins et y afficher son contenu",
                "URG-F08",
                "2026-04-30",
                "OR-06@unite",
            ),
        ),
        CloseCard(
            "OC-13@unite",
            "C3",
            Status.NO_SOLUTION,
            "Le double circuit demande deux IDE de plus par poste pendant un mois : le vivier de "
            "remplacement est vide, la salle n’a pas de réponse.",
        ),
        ask("OR-07@unite"),
        CloseCard(
            "OR-07@unite",
            "C3",
            Status.PARKED,
            "À jouer avec la direction, le DIM et la qualité : les critères de fin dépassent les "
            "urgences.",
        ),
        *same("C3", "C2", "OR-01@unite", "OC-10@unite", "OC-03@URG-04"),
        *same("C3", "C0", "OC-06@URG-02", "OC-02@URG-05", "OC-09@URG-09"),
        LeaveByDefault("C3"),
        actor="URG-F08",
    ),
)
