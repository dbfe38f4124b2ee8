"""Which sign and which colours say how a card lies, and which icon stands for what it is about."""

from dataclasses import dataclass

from pcra_game.domain.answers import MeansKind
from pcra_game.domain.table_cards import Look
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood
from pcra_game.texts.typography import fold


@dataclass(frozen=True, slots=True)
class Sign:
    """The sign of a look; without a mood it lies as a dashed outline on the felt."""

    icon: Icon
    mood: Mood | None
    hatched: bool = False
    worded: bool = False


SIGNS = {
    Look.GHOST: Sign(Icon.PLUS, None),
    Look.TO_CHECK: Sign(Icon.HELP, None, worded=True),
    Look.UNCHANGED: Sign(Icon.COPY, None, worded=True),
    Look.DRAFT: Sign(Icon.PEN, Mood.WRITING),
    Look.DECIDED: Sign(Icon.CHECK, Mood.GOOD),
    Look.SAME: Sign(Icon.EQUALS, Mood.UNKNOWN),
    Look.DEFAULT: Sign(Icon.EYE_CLOSED, Mood.UNKNOWN, hatched=True, worded=True),
    Look.NO_SOLUTION: Sign(Icon.ALERT, None, worded=True),
    Look.PARKED: Sign(Icon.PARKING, Mood.UNKNOWN, worded=True),
    Look.SET_ASIDE: Sign(Icon.MINUS, Mood.UNKNOWN, worded=True),
    Look.WARNED: Sign(Icon.HOURGLASS, Mood.WARNING, worded=True),
    Look.CONTRADICTION: Sign(Icon.BOLT, Mood.BAD, worded=True),
}
"""`worded`: the word is written under the title, since the sign alone is no common one."""

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
