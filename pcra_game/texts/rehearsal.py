"""What a fictive team says when a rehearsal plays by itself."""

from pcra_game.texts.typography import quoted

ESTABLISHMENT = "Centre hospitalier de démonstration"
MEANS = {
    "agents": "Agents présents",
    "coursiers": "Coursiers désignés",
    "mobiles": "Mobiles de crise",
    "caisse": "Caisse de secours",
    "feuilles": "Feuilles vierges",
}
PLACE = "poste de l’unité"
OBJECT = "Montrez la caisse de secours et dites qui en a la clé."
LESSON = "La dernière coupure a duré plus que ce que chacun avait annoncé."
NOTE = "La salle demande un second exemplaire papier de la consigne."
VERDICT_WORD = {"held": "comme prévu", "partly": "tard, et à deux", "not_held": "rien n’est prêt"}
ARBITRAGES = (
    ("Financer le renfort de la deuxième semaine", "deux postes pendant un mois", "2 agents"),
    ("Décider où dort l’exemplaire papier daté du plan", "une armoire", "aucune"),
)
RETEX = {
    "keep": "Les réponses tiennent en une phrase.",
    "improve": "Inviter une personne de nuit de plus.",
    "surprise": "Un seul coursier était promis à trois cartes.",
}
CHECKS = (
    "Comparer dix dossiers témoins au papier",
    "Faire passer un message de bout en bout",
)


def title(unit: str, scenario: str) -> str:
    """A rehearsal can never be taken for a real workshop."""
    return f"Répétition, {unit}, {quoted(scenario)}"
