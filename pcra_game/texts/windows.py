"""Words of the main window: menus, buttons, what is said in passing."""

ROUND_DONE = "Toutes les cartes de la manche ont une réponse."
READ_ONLY = "Cet atelier est ouvert en lecture seule\u00a0: rien n’a été changé."
PARKED_BY_HAND = "Mise de côté pendant la manche, à reprendre"
PARKED = "Carte mise au parking\u00a0: elle reste dans le plan, à reprendre."

PLAY_TITLE = "Ouvrir une carte"
PLAY_OBJECTIVE = "Carte"
PLAY_SUBJECT = "Posée à"
PLAY_OPEN = "Ouvrir la carte"
CANCEL = "Annuler"


def not_for_an_activity(title: str) -> str:
    return (
        f"La carte «\u00a0{title}\u00a0» ne se pose pas à une activité\u00a0: "
        "ouvrez-la là où elle est."
    )


def small_screen(width: int, height: int) -> str:
    """What a screen below 1280 by 720 gives."""
    return (
        f"Cet écran fait {width}\u00a0×\u00a0{height}\u00a0: la table se lit mieux à partir de "
        "1280\u00a0×\u00a0720, la liste (F3) montre le même atelier."
    )
