"""The demo before the room plays: house, unit, functions, services, means."""

from pcra_game.domain.answers import Means, MeansKind
from pcra_game.domain.framing_events import (
    DeputyNamed,
    EstablishmentFramed,
    FunctionAdded,
    GovernanceRole,
    GovernanceRoleGiven,
    MeansStocked,
    PresenceNoted,
    ServiceDescribed,
    UnitFramed,
)
from pcra_game.workshop.autopilot_intents import Script, beat, facts

TITLE = "Urgences — atelier PCRA"
ESTABLISHMENT = "Centre hospitalier de démonstration"
ACTIVITIES = ("URG-01", "URG-02", "URG-04", "URG-05", "URG-08", "URG-09")
BED_MANAGER = "fonction-lits"

_HOUSE = facts(
    EstablishmentFramed(
        name=ESTABLISHMENT,
        sites="un seul site, urgences au rez-de-chaussée, UHCD au premier étage",
        activity_share_percent=38,
    ),
    UnitFramed(
        missions=(
            "Accueillir, trier, soigner et orienter les urgences adultes et "
            "pédiatriques, jour et nuit"
        ),
        capacity="18 box, 2 places de SAUV, 6 lits d’UHCD",
        daily_volume=120,
        staff_day=17,
        staff_night=11,
        staff_weekend=15,
    ),
    FunctionAdded(BED_MANAGER, "Gestionnaire de lits"),
    GovernanceRoleGiven(GovernanceRole.PCRA_LEAD, "TRV-F09"),
    GovernanceRoleGiven(GovernanceRole.DECIDES_SWITCH, "URG-F01"),
    GovernanceRoleGiven(GovernanceRole.DECIDES_RETURN, "TRV-F02"),
    GovernanceRoleGiven(GovernanceRole.VALIDATES_PLAN, "TRV-F02"),
    GovernanceRoleGiven(GovernanceRole.KEEPS_LOG, "URG-F11"),
)

_DEPUTIES = facts(
    DeputyNamed("URG-F01", "URG-F02"),
    DeputyNamed("URG-F03", "URG-F02"),
    DeputyNamed("URG-F04", "URG-F05"),
    DeputyNamed("URG-F06", "URG-F04"),
    DeputyNamed("URG-F08", "URG-F09"),
    DeputyNamed("URG-F09", "TRV-F03"),
    DeputyNamed("URG-F10", "URG-F07"),
    DeputyNamed("URG-F11", "URG-F04"),
    DeputyNamed("URG-F13", "URG-F12"),
    DeputyNamed("URG-F14", "URG-F10"),
    DeputyNamed("TRV-F04", "TRV-F05"),
    DeputyNamed("TRV-F09", "TRV-F01"),
)
"""The bed manager has none: the room finds it out at the end."""

_PRESENT = facts(
    PresenceNoted("URG-F01", 1, nights=True),
    PresenceNoted("URG-F04", 2, nights=True),
    PresenceNoted("URG-F06", 2, nights=True),
    PresenceNoted("URG-F07", 1, nights=True),
    PresenceNoted("URG-F08", 1, nights=False),
    PresenceNoted("URG-F09", 1, nights=True),
    PresenceNoted("URG-F10", 1, nights=True),
    PresenceNoted("URG-F12", 1, nights=False),
    PresenceNoted("URG-F14", 1, nights=False),
    PresenceNoted(BED_MANAGER, 1, nights=False),
    PresenceNoted("TRV-F04", 1, nights=True),
    PresenceNoted("TRV-F05", 1, nights=False),
)

_OWN_ROOM = "salle informatique de l’établissement"

_SERVICES = facts(
    ServiceDescribed("AD", "ouverture de session", 1440, 1440, _OWN_ROOM),
    ServiceDescribed("GAM", "admissions et identités", 2880, 720, _OWN_ROOM, "TRV-F08"),
    ServiceDescribed("DPI", "dossier patient", 4320, 720, _OWN_ROOM, "URG-F01"),
    ServiceDescribed("PRE", "prescription du dossier patient", 4320, 720, _OWN_ROOM, "URG-F01"),
    ServiceDescribed(
        "URG",
        "dossier des urgences",
        1440,
        1440,
        _OWN_ROOM,
        "URG-F08",
        "dernière restauration complète essayée en 2024, en 31 h",
    ),
    ServiceDescribed("SGL", "serveur du laboratoire", 2880, 1440, _OWN_ROOM),
    ServiceDescribed("RIS", "demandes d’imagerie", 2880, 1440, _OWN_ROOM),
    ServiceDescribed(
        "PAC",
        "images",
        1440,
        240,
        "hébergeur régional",
        note="les images récentes restent lisibles sur la console du scanner",
    ),
    ServiceDescribed(
        "TEL",
        "postes fixes et DECT",
        2880,
        None,
        _OWN_ROOM,
        "TRV-F06",
        "passe par le réseau, sauf la ligne analogique du poste IOA",
    ),
    ServiceDescribed("IMP", "impression et bracelets", 1440, None, _OWN_ROOM),
    ServiceDescribed("ARM", "armoire à médicaments", 720, 1440, "dans le service", "URG-F05"),
    ServiceDescribed("MSS", "messagerie sécurisée", 1440, None, "opérateur national agréé"),
)

_DESK = "comptoir d’accueil, sous le plan de travail"
_STATION = "poste de soins central, étagère du haut"

_MEANS = facts(
    *(
        MeansStocked(means)
        for means in (
            Means("moy-ide", "IDE du poste", MeansKind.PEOPLE, 6),
            Means("moy-renfort", "IDE de renfort rappelables", MeansKind.PEOPLE, 4),
            Means(
                "moy-coursiers",
                "Coursiers",
                MeansKind.PEOPLE,
                3,
                place="équipe logistique, de 7 h à 21 h",
            ),
            Means("moy-brancardier", "Brancardier de nuit", MeansKind.PEOPLE, 1),
            Means(
                "moy-mobiles",
                "Mobiles de crise",
                MeansKind.THING,
                6,
                place="bureau du cadre, tiroir 2, en charge",
                checked_on="2026-02-12",
            ),
            Means(
                "moy-tableau",
                "Tableau blanc mobile",
                MeansKind.THING,
                1,
                place="couloir des box, face au poste IOA",
                checked_on="2026-03-10",
            ),
            Means("moy-caisse", "Caisse de secours rouge", MeansKind.THING, 1, place=_DESK),
            Means(
                "moy-classeur",
                "Classeur rouge des protocoles",
                MeansKind.THING,
                2,
                place="SAUV et salle de soins",
                checked_on="2025-11-18",
            ),
            Means(
                "moy-feuilles",
                "Feuilles uniques de prescription",
                MeansKind.STOCK,
                300,
                120,
                _STATION,
                "2026-03-10",
            ),
            Means(
                "moy-bracelets",
                "Bracelets vierges",
                MeansKind.STOCK,
                500,
                120,
                _DESK,
                "2026-03-10",
            ),
            Means("moy-registres", "Registres de 200 lignes", MeansKind.STOCK, 4, 1, _DESK),
            Means("moy-bons", "Bons d’examen en double", MeansKind.STOCK, 600, 150, _STATION),
            Means(
                "moy-ordonnances",
                "Ordonnances en double",
                MeansKind.STOCK,
                200,
                40,
                "bureau médical",
            ),
        )
    )
)

FRAMING: Script = (
    *beat(1, *_HOUSE, *_DEPUTIES, actor="TRV-F09"),
    *beat(1, *_PRESENT, actor="TRV-F09"),
    *beat(1, *_SERVICES, actor="TRV-F04"),
    *beat(1, *_MEANS, actor="URG-F08"),
)
