"""Words of the main window: menus, buttons, what is said in passing."""

ROUND_DONE = "Toutes les cartes de la manche ont une réponse."
READ_ONLY = "Cet atelier est ouvert en lecture seule\u00a0: rien n’a été changé."
