"""Words that go to another tool beside the impact analysis."""

from pcra_game.texts.typography import NARROW, duration

SERIOUS = "Grave à partir de cet instant"
DANGEROUS = "Dangereux à partir de cet instant"


def observation(status: str) -> str:
    return (
        f"Issu d’un atelier PCRA, statut\u00a0: {status}. Créez d’abord les activités et les services "
        "comme biens, avec ces références, et choisissez la matrice de risque."
    )


def targets(dmia: int | None, loss: int | None, endurance: int | None) -> str:
    """The durations that the other tool has no column for."""
    unknown = "non renseigné"
    return (
        f"DMIA\u00a0: {duration(dmia, unknown)}{NARROW}; perte tolérée\u00a0: {duration(loss, unknown)}"
        f"{NARROW}; tenue du mode dégradé\u00a0: {duration(endurance, unknown)}"
    )


def justification(said: str, axis: str, *, discussed: bool) -> str:
    """Why the level, and whether the team said it."""
    start = "" if discussed else ". Valeur de départ, non discutée"
    return f"{said} ({axis}){start}"
