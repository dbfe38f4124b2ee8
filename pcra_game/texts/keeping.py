"""What is said of the file of a workshop that was opened, kept or put away."""

from pcra_game.texts.typography import count, date_fr, quoted, time_fr


def recovered(at: str, entries: int, lost: int) -> str:
    """Say what a crash had left half done; `at` is a local ISO instant."""
    taken_back = ", le geste en cours d’écriture a été retiré" if lost else ""
    return (
        f"L’écriture avait été interrompue le {date_fr(at)} à {time_fr(at)}\u00a0: "
        f"{count(entries, 'geste est', 'gestes sont')} là{taken_back}."
    )


def ended_beside(origin: str, ours: str) -> str:
    """Say that a workshop was put away beside its file, which somebody had changed."""
    return (
        f"{quoted(origin)} avait été modifié ailleurs\u00a0: votre version, entière, est à côté sous "
        f"le nom {quoted(ours)}\u202f; ouvrez les deux et décidez laquelle fait foi."
    )


def ended_here(origin: str) -> str:
    """Say that a workshop could not go back to where it came from."""
    return (
        f"{quoted(origin)} n’a pas pu être mis à jour à son emplacement\u00a0: le travail est gardé "
        "sur ce poste et y retournera à la prochaine ouverture."
    )


def left_over(name: str, at: str) -> str:
    """Say that the work of an earlier run has not gone back yet; `at` is a local ISO instant."""
    return (
        f"Le travail du {date_fr(at)} à {time_fr(at)} sur {quoted(name)} est gardé sur ce poste et "
        "n’est pas encore retourné à son emplacement\u00a0: rouvrez cet atelier pour l’y remettre."
    )


def not_answering(origin: str) -> str:
    """Say that the place of a file does not answer."""
    return (
        f"L’emplacement de {quoted(origin)} ne répond pas\u00a0: vérifiez la clé ou le réseau, ou "
        "copiez le fichier sur ce poste et ouvrez-le là."
    )
