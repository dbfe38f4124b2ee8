"""What is said when an open session cannot be written, and when another post holds one."""

from pathlib import Path

from pcra_game.texts.typography import quoted

ELSEWHERE_TITLE = "Atelier noté comme ouvert sur un autre poste"
OPEN_ANYWAY = "Ouvrir quand même"
ANYWAY_RISK = (
    "Ouvrez-le quand même seulement si l’autre poste est éteint, en panne ou hors de l’hôpital"
    "\u00a0: si quelqu’un y joue encore, les décisions de l’un des deux seraient refusées ou "
    "perdues."
)

_COPY = "enregistrez une copie ailleurs (Ctrl + Maj + S)"


def occupied(path: Path) -> str:
    """Say that another program has a hold on the file for the moment."""
    return (
        f"Un autre programme occupe {quoted(path.name)} (sauvegarde, antivirus ou "
        "synchronisation), rien n’est perdu\u00a0: attendez un instant, puis recommencez."
    )


def not_answering(path: Path) -> str:
    """Say that the place of the file gives errors: a stick pulled out, a network that is gone."""
    return (
        f"L’emplacement de {quoted(path.name)} ne répond plus (support retiré, réseau coupé ou "
        "disque défaillant), rien de ce qui était enregistré n’est perdu\u00a0: rebranchez-le et "
        f"recommencez, ou {_COPY}."
    )


def found_after_all(path: Path) -> str:
    """Say that a gesture thought lost is in the file, so that this one came too early."""
    return (
        f"Le geste précédent est bien enregistré dans {quoted(path.name)}, malgré l’erreur du "
        "disque\u00a0: regardez l’atelier, puis recommencez celui-ci s’il le faut."
    )


def not_replaced(target: Path) -> str:
    """Say that the system never let the finished file take its name."""
    return (
        f"Un autre programme retient {quoted(target.name)} (antivirus, synchronisation ou "
        "visionneuse)\u00a0: fermez-le et recommencez, ou donnez un autre nom."
    )


def held_elsewhere(path: Path, holder: str) -> str:
    """Say which other post says that it has the session open."""
    return (
        f"L’atelier {quoted(path.name)} est noté comme ouvert par {holder}\u00a0: fermez-le "
        "là-bas, ouvrez-le ici en lecture seule, ou ouvrez-le quand même si ce poste est éteint."
    )
