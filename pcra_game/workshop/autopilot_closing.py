"""The end of the demo: two events on weak spots, what to decide and to do, signature."""

from pcra_game.domain.answer_events import ActionWritten, ArbitrageWritten, ParkedItemSettled
from pcra_game.domain.answers import Action, Arbitrage
from pcra_game.domain.room_events import (
    BetTaken,
    InjectJudged,
    InjectRevealed,
    LogNoted,
    ObjectChallenged,
    PhaseEntered,
    PlanStatus,
    RetexKind,
    RetexNoted,
    RevealedBy,
    ReviewDateSet,
    StatusSigned,
    Verdict,
)
from pcra_game.workshop.autopilot_intents import Script, beat, facts

_LOST_SLIP = facts(
    InjectRevealed(
        "I-14",
        RevealedBy.WEAK_SPOT,
        "la tournée de nuit n’a eu ni le tampon ni l’accord de tous",
    ),
    BetTaken("I-14", 6, 8),
    InjectJudged("I-14", Verdict.PARTLY, "le carnet retrouve le bon, tard"),
    LogNoted(
        "log-09",
        "Bon de scanner égaré : le double du carnet prouve l’heure de départ, personne n’avait "
        "relancé à 30 min.",
        480,
    ),
    ActionWritten(
        Action(
            "act-08",
            "Ajouter au carnet une colonne « relancé à », à remplir après 30 min sans signature",
            "URG-F06",
            "2026-04-17",
            "OC-07@URG-05",
        )
    ),
)

_MUTE_PHONES = facts(
    InjectRevealed("I-06", RevealedBy.WEAK_SPOT, "sept mobiles sont promis, il y en a six"),
    BetTaken("I-06", 7, 7),
    InjectJudged("I-06", Verdict.NOT_HELD, "le SAMU n’a pas nos numéros"),
    ObjectChallenged("defi-mobiles", "Montrez un mobile de crise chargé et son numéro.", False),
    ActionWritten(
        Action(
            "act-09",
            "Donner les six numéros de mobile au SAMU et les essayer ensemble chaque mois",
            "URG-F09",
            "2026-03-31",
            "OC-10@unite",
        )
    ),
)

_CHOICES = facts(
    ArbitrageWritten(
        Arbitrage(
            "arb-01",
            "Laisser le médecin senior déclarer seul le passage au papier la nuit",
            "aucun",
            "médecins seniors et cadres de nuit",
            "2026-04-15",
        )
    ),
    ArbitrageWritten(
        Arbitrage(
            "arb-02",
            "Désigner un coursier de nuit dès la bascule, pris sur l’équipe logistique",
            "un agent par nuit de crise",
            "trois agents à former",
            "2026-05-15",
        )
    ),
    ArbitrageWritten(
        Arbitrage(
            "arb-03",
            "Équiper la SAUV et l’accueil d’une ligne analogique, acheter quatre mobiles",
            "environ 2 600 €, puis 95 € par mois",
            "astreinte technique, deux jours",
            "2026-05-29",
        )
    ),
    ArbitrageWritten(
        Arbitrage(
            "arb-04",
            "Réserver un budget de renfort d’un mois pour le double circuit",
            "environ 36 000 € pour un mois",
            "huit équivalents temps plein",
            "2026-06-30",
        )
    ),
    ArbitrageWritten(
        Arbitrage(
            "arb-05",
            "Confier la ressaisie à une équipe dédiée, jamais aux soignants après leur poste",
            "environ 300 heures de travail",
            "deux secrétaires et un contrôleur",
            "2026-06-30",
        )
    ),
)

_LAST_ACTIONS = facts(
    ActionWritten(
        Action(
            "act-10",
            "Nommer un suppléant de nuit au gestionnaire de lits",
            "TRV-F09",
            "2026-04-30",
            "OC-09@URG-09",
        )
    ),
    ActionWritten(
        Action(
            "act-11",
            "Essayer la feuille unique une heure, un dimanche de nuit, dans quatre box",
            "URG-F09",
            "2026-06-14",
            "OC-04@URG-04",
        )
    ),
    ActionWritten(
        Action(
            "act-12",
            "Éditer la liste des présents à chaque relève et la ranger dans la caisse rouge",
            "TRV-F04",
            "2026-06-30",
            "OC-06@URG-01",
        )
    ),
    ParkedItemSettled("parking-tableau", "huit colonnes retenues, modèle à faire par le cadre"),
    ParkedItemSettled("parking-enfants", "action ouverte avec la pédiatrie"),
)

_DEBRIEF = facts(
    PhaseEntered("S1-P6"),
    RetexNoted(
        "retex-01",
        RetexKind.KEEP,
        "Faire parler la nuit en premier : tout est parti de ses réponses.",
    ),
    RetexNoted("retex-02", RetexKind.KEEP, "Une seule feuille, un seul registre, un seul tableau."),
    RetexNoted(
        "retex-03",
        RetexKind.IMPROVE,
        "Inviter le laboratoire et la régulation du SAMU à la prochaine séance.",
    ),
    RetexNoted(
        "retex-04",
        RetexKind.SURPRISE,
        "La moitié de la salle ne savait pas où est la clé de l’armoire.",
    ),
    RetexNoted("retex-05", RetexKind.SURPRISE, "Le retour demande plus de bras que la panne."),
    RetexNoted(
        "retex-06",
        RetexKind.UNKNOWN,
        "Combien d’heures tient vraiment un mobile qui sonne sans arrêt ?",
    ),
)

_SIGNED = facts(
    ReviewDateSet("2026-09-17"),
    StatusSigned(PlanStatus.DRAFT, "0.1", "URG-F08", "2026-03-17"),
)

CLOSING: Script = (
    *beat(8, *_LOST_SLIP, actor="URG-F12"),
    *beat(7, *_MUTE_PHONES, actor="URG-F09"),
    *beat(11, *_CHOICES, actor="URG-F08"),
    *beat(9, *_LAST_ACTIONS, actor="URG-F09"),
    *beat(8, *_DEBRIEF),
    *beat(3, *_SIGNED, actor="URG-F08"),
)
