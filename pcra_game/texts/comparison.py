"""Words of the comparison with an earlier workshop of the same unit."""

from pcra_game.texts.typography import count

NB = "\u00a0"

TITLE = "Ce qui a changé"
LIGHTS = "Voyants"
COVERS = "Ce que le plan couvre, avant puis maintenant"
FINDINGS = "Points à lever"
ACTIONS = "Actions de l’atelier précédent"
ACTIVITIES = "Activités"
ONLY_CHANGES = "Montrer seulement ce qui change"
NO_CHANGE = "Rien n’a changé ici."
NO_ACTION = "L’atelier précédent n’avait écrit aucune action."
CLOSE = "Fermer"
NOT_PLAYED = "pas joué"
LIFTED = "Levés depuis"
RAISED = "Nouveaux"
ADDED = "Ajoutée"
REMOVED = "Retirée"

CHANGE = {
    "better": "mieux",
    "worse": "moins bien",
    "same": "sans changement",
    "examined": "examiné depuis",
    "lost": "plus examiné",
}
FATE = {
    "overdue": "en retard, toujours au plan",
    "open": "toujours au plan, à terme",
    "undated": "toujours au plan, sans date",
    "gone": "plus au plan\u00a0: faite, ou abandonnée\u202f?",
}


def spoken(subject: str, before: str, after: str, change: str) -> str:
    """A change as a screen reader says it."""
    return f"{subject}{NB}: {before}, puis {after} ({CHANGE[change]})"


def subtitle(before: str, after: str) -> str:
    return f"Atelier du {before} → atelier du {after}"


def other_scenario(before: str, after: str) -> str:
    """The two did not play the same crisis: contexts may differ."""
    return f"Scénarios différents{NB}: «{NB}{before}{NB}» puis «{NB}{after}{NB}»."


def totals(better: int, examined: int, worse: int, lifted: int, raised: int) -> str:
    """The whole comparison in one line."""
    parts = (
        f"{better} en mieux",
        count(examined, "examiné depuis", "examinés depuis"),
        f"{worse} en moins bien",
        count(lifted, "point disparu", "points disparus"),
        count(raised, "nouveau point", "nouveaux points"),
    )
    return " · ".join(parts)


def action(text: str, owner: str, due: str) -> str:
    return " · ".join(filter(None, (text, owner, due)))


def other_unit(theirs: str, ours: str) -> str:
    return (
        f"Cet atelier est celui de «{NB}{theirs}{NB}»{NB}: choisissez un atelier de «{NB}{ours}{NB}» "
        "pour comparer."
    )


def group(title: str, number: int) -> str:
    return f"{title} · {number}"
