"""Which sign and which colours say how a card lies, and which icon stands for what it is about."""

from dataclasses import dataclass
from enum import StrEnum

from pcra_game.domain.answers import MeansKind
from pcra_game.domain.table_cards import Look
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.items.motifs import Motif
from pcra_game.table_view.items.rims import Rim
from pcra_game.table_view.palette import Mood
from pcra_game.texts.typography import fold


class Edge(StrEnum):
    """How a card that lies as a place on the felt is outlined."""

    DASHED = "dashed"
    DOTTED = "dotted"
    DOUBLE = "double"


@dataclass(frozen=True, slots=True)
class Sign:
    """The sign of a look and the shape of its coloured side.

    Without a mood it lies as a place on the felt, outlined as `edge` says; `solid` fills its side.
    """

    icon: Icon
    mood: Mood | None
    rim: Rim = Rim.STRAIGHT
    hatched: bool = False
    worded: bool = False
    edge: Edge = Edge.DASHED
    solid: bool = False
    faint: bool = False


SIGNS = {
    Look.GHOST: Sign(Icon.PLUS, None),
    Look.TO_CHECK: Sign(Icon.HELP, None, worded=True, solid=True),
    Look.UNCHANGED: Sign(Icon.COPY, None, worded=True, edge=Edge.DOTTED),
    Look.DRAFT: Sign(Icon.PEN, Mood.WRITING, Rim.POINTED, worded=True),
    Look.DECIDED: Sign(Icon.CHECK, Mood.GOOD),
    Look.SAME: Sign(Icon.EQUALS, Mood.UNKNOWN, Rim.DOUBLE),
    Look.DEFAULT: Sign(Icon.EYE_CLOSED, Mood.UNKNOWN, hatched=True, worded=True),
    Look.NO_SOLUTION: Sign(Icon.ALERT, None, worded=True, edge=Edge.DOUBLE, solid=True),
    Look.PARKED: Sign(Icon.PARKING, Mood.UNKNOWN, Rim.ROUND, worded=True),
    Look.SET_ASIDE: Sign(Icon.MINUS, Mood.UNKNOWN, Rim.HOLLOW, worded=True, faint=True),
    Look.WARNED: Sign(Icon.HOURGLASS, Mood.WARNING, Rim.WAVY, worded=True),
    Look.CONTRADICTION: Sign(Icon.BOLT, Mood.BAD, Rim.TOOTHED, worded=True),
}
"""`worded`: the word is written under the title, since the sign alone is no common one; `faint`:
the title is written in the soft ink."""

OBJECTIVES = {
    "OC-01": Icon.BELL,
    "OC-02": Icon.RECORD,
    "OC-03": Icon.SEARCH,
    "OC-04": Icon.PRESCRIPTION,
    "OC-05": Icon.PEN,
    "OC-06": Icon.TALK,
    "OC-07": Icon.EXPORT,
    "OC-08": Icon.TEST_TUBE,
    "OC-09": Icon.BOX,
    "OC-10": Icon.RADIO,
    "OC-11": Icon.BROADCAST,
    "OC-12": Icon.BALANCE,
    "OC-13": Icon.TEAM,
    "OC-14": Icon.SHIELD,
    "OR-01": Icon.RANKING,
    "OR-02": Icon.TASKS,
    "OR-03": Icon.COPY,
    "OR-04": Icon.PEN,
    "OR-05": Icon.CHECK,
    "OR-06": Icon.UNDO,
    "OR-07": Icon.IDEA,
}

MOTIFS = {
    "OC-01": Motif.RINGS,
    "OC-10": Motif.RINGS,
    "OC-11": Motif.RINGS,
    "OC-06": Motif.RINGS,
    "OC-02": Motif.RULES,
    "OC-03": Motif.RULES,
    "OC-04": Motif.RULES,
    "OC-05": Motif.RULES,
    "OR-03": Motif.RULES,
    "OR-04": Motif.RULES,
    "OC-09": Motif.GRID,
    "OC-12": Motif.GRID,
    "OR-01": Motif.STEPS,
    "OR-02": Motif.STEPS,
    "OR-05": Motif.STEPS,
    "OC-13": Motif.WAVES,
    "OC-14": Motif.LATTICE,
    "OR-06": Motif.LATTICE,
}
"""Words that go out, paper, what is shared out, one thing after another, time, what is guarded."""

_CONTEXTS = {"C0": Icon.PLUG, "C1": Icon.NETWORK, "C2": Icon.SCREEN, "C3": Icon.RESTART}

_CHANNELS = (
    ("appel", Icon.CALL),
    ("samu", Icon.CALL),
    ("astreinte", Icon.CALL),
    ("telephone", Icon.PHONE),
    ("standard", Icon.HEADSET),
    ("support", Icon.HEADSET),
    ("courriel", Icon.MAIL),
    ("messagerie", Icon.MAIL),
    ("ecran", Icon.COMPUTER),
    ("imprimante", Icon.PRINTER),
    ("armoire", Icon.LOCK),
    ("journaliste", Icon.NEWS),
    ("rssi", Icon.SHIELD),
    ("securite", Icon.SHIELD),
    ("protection", Icon.SHIELD),
    ("dsi", Icon.SERVER),
    ("editeur", Icon.SERVER),
    ("bases", Icon.SERVER),
    ("equipage", Icon.AMBULANCE),
    ("pharmac", Icon.PILLS),
    ("officine", Icon.PILLS),
    ("preparateur", Icon.PILLS),
    ("grossiste", Icon.TRUCK),
    ("livreur", Icon.TRUCK),
    ("magasin", Icon.BOX),
    ("acheteur", Icon.BOX),
    ("laboratoire", Icon.MICROSCOPE),
    ("biologiste", Icon.MICROSCOPE),
    ("manipulateur", Icon.X_RAY),
    ("pacs", Icon.X_RAY),
    ("paie", Icon.COINS),
    ("financier", Icon.COINS),
    ("mandatement", Icon.COINS),
    ("virements", Icon.COINS),
    ("sage-femme", Icon.BABY),
    ("puericulture", Icon.BABY),
    ("famille", Icon.PEOPLE),
    ("partenaires", Icon.PEOPLE),
    ("cellule", Icon.TEAM),
    ("direct", Icon.DIRECTOR),
    ("juriste", Icon.BALANCE),
    ("identitovigilance", Icon.RECORD),
    ("accueil", Icon.RECORD),
    ("secreta", Icon.RECORD),
    ("medecin", Icon.DOCTOR),
    ("chirurgien", Icon.DOCTOR),
    ("anesthesiste", Icon.DOCTOR),
    ("interne", Icon.DOCTOR),
    ("ide", Icon.DOCTOR),
    ("infirmier", Icon.DOCTOR),
    ("aide-soignant", Icon.DOCTOR),
)
"""Beginnings of words, folded; the first that the channel holds decides."""

_ACTIVITY_WORDS = (
    ("avc", Icon.BRAIN),
    ("sca", Icon.HEART),
    ("vital", Icon.HEART),
    ("reanim", Icon.HEART),
    ("prescri", Icon.PRESCRIPTION),
    ("medicament", Icon.PILLS),
    ("dispens", Icon.PILLS),
    ("samu", Icon.CALL),
    ("appel", Icon.CALL),
    ("transfer", Icon.AMBULANCE),
    ("sortir", Icon.AMBULANCE),
    ("transport", Icon.AMBULANCE),
    ("imagerie", Icon.TEST_TUBE),
    ("biologie", Icon.TEST_TUBE),
    ("prelev", Icon.TEST_TUBE),
    ("analyse", Icon.MICROSCOPE),
    ("sang", Icon.TEST_TUBE),
    ("radio", Icon.X_RAY),
    ("trier", Icon.RANKING),
    ("accueil", Icon.RECORD),
    ("identif", Icon.RECORD),
    ("admi", Icon.RECORD),
    ("naiss", Icon.BABY),
    ("accouch", Icon.BABY),
    ("nouveau", Icon.BABY),
    ("suivre", Icon.PLACE),
    ("localis", Icon.PLACE),
    ("surveill", Icon.BED),
    ("hospitalis", Icon.BED),
    ("bloc", Icon.DOCTOR),
    ("oper", Icon.DOCTOR),
    ("factur", Icon.COINS),
    ("paie", Icon.COINS),
    ("victimes", Icon.PEOPLE),
    ("planif", Icon.CALENDAR),
    ("consult", Icon.DOCTOR),
    ("livr", Icon.TRUCK),
    ("command", Icon.TRUCK),
    ("stock", Icon.BOX),
    ("repas", Icon.HOUSE),
)
"""Beginnings of words, folded; the first that the label holds decides."""

_SERVICES = {
    "PDT": Icon.COMPUTER,
    "NET": Icon.INTERNET,
    "IMP": Icon.PRINTER,
    "MEL": Icon.MAIL,
    "TEL": Icon.PHONE,
    "DPI": Icon.RECORD,
}

_MEANS_WORDS = (
    ("coursier", Icon.RUNNER),
    ("brancard", Icon.BED),
    ("mobile", Icon.MOBILE),
    ("telephone", Icon.MOBILE),
    ("poste", Icon.COMPUTER),
    ("radio", Icon.RADIO),
)
_MEANS = {
    MeansKind.PEOPLE: Icon.DOCTOR,
    MeansKind.THING: Icon.BOX,
    MeansKind.STOCK: Icon.SHEET,
}


def objective_icon(objective: str) -> Icon:
    """The icon of an objective; a sheet of paper for one that a deck added."""
    return OBJECTIVES.get(objective, Icon.SHEET)


def objective_motif(objective: str) -> Motif:
    """The quiet motif of an objective; slanted lines for one that a deck added."""
    return MOTIFS.get(objective, Motif.DIAGONALS)


def context_icon(code: str) -> Icon:
    """What a context says in one picture; a variant such as C2-NT wears that of its preset."""
    return _CONTEXTS.get(code[:2], Icon.SERVER)


def channel_icon(channel: str) -> Icon:
    """By which way an event reaches the room, as its words say; somebody talks where none do."""
    said = f" {fold(channel)}"
    return next((icon for word, icon in _CHANNELS if f" {word}" in said), Icon.TALK)


def speaks(channel: str) -> bool:
    """Whether somebody says the event: a printer, a screen, a cupboard only shows it."""
    return channel_icon(channel) not in (Icon.PRINTER, Icon.COMPUTER, Icon.LOCK)


def activity_icon(label: str) -> Icon:
    """The icon that the words of an activity call for."""
    said = f" {fold(label)}"
    return next((icon for word, icon in _ACTIVITY_WORDS if f" {word}" in said), Icon.HOSPITAL)


def service_icon(code: str) -> Icon:
    return _SERVICES.get(code, Icon.SCREEN)


def means_icon(label: str, kind: MeansKind) -> Icon:
    """The icon of a means: what its words call for, else what its kind does."""
    said = f" {fold(label)}"
    if kind is not MeansKind.STOCK:
        for word, icon in _MEANS_WORDS:
            if f" {word}" in said and not (kind is MeansKind.PEOPLE and word == "poste"):
                return icon
    return _MEANS[kind]
