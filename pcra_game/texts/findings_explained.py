"""For every code of the review: why it matters, what to do next, and where the rule comes from."""

CONTEXT = "Contrôle de contexte de la méthode"
COVER = "Contribue à D2.O1.C"
TIME = "Contribue à D2.O1.C et ReCyF 13.4"
NIGHT = "Carte Nuit de la méthode"
MEANS = "Jetons de la méthode, contrôle des ressources partagées"
BACKUP = "Contribue à ReCyF 13.4 (point de rétablissement des données) et 13.6"
CONTRACT = "Contrôle de la méthode sur les logiciels en ligne"
PAPER = "Contrôle de la méthode sur les documents du kit"
SORTING = "Priorités P0 à P3 de la méthode, d’après l’échelle de l’ANSSI"
RECOVERY = "Manche de reprise de la méthode, contribue à D2.O1.C"
ACTIONS = "Clôture de la méthode\u00a0: actions avec fonction et date"
DIRECTION = "Synthèse pour décision de la méthode\u00a0: coût, personnes, date"
FIELDS = "Quatre champs de la méthode\u00a0: quoi, qui, avec quoi, quand"
WORDING = "Contrôle de rédaction de la méthode"
MAGIC = "Erreurs fréquentes de la méthode\u00a0: la réponse magique"
SECRET = "Règle de confidentialité de l’atelier\u00a0: des fonctions, aucune donnée de patient"

EXPLAINED: dict[str, tuple[str, str, str]] = {
    "A801": (
        "Une action sans porteur n’est faite par personne.",
        "Nommer la fonction qui porte l’action.",
        ACTIONS,
    ),
    "A802": (
        "Sans échéance, l’action attend la prochaine crise.",
        "Donner une date, au besoin dans 30\u00a0jours.",
        ACTIONS,
    ),
    "A803": (
        "Ce qui n’existe pas encore ne servira pas le jour venu si personne ne le prépare.",
        "Ouvrir une action sur chaque carte, ou dire que la solution existe.",
        ACTIONS,
    ),
    "A804": (
        "La direction ne peut pas trancher sans savoir ce que cela coûte, à qui, pour quand.",
        "Compléter l’arbitrage avant de le présenter.",
        DIRECTION,
    ),
    "B601": (
        "Le mode dégradé s’arrête avant que le service ne revienne.",
        "Allonger la tenue par un relais, ou demander un retour plus rapide à la DSI.",
        BACKUP,
    ),
    "B602": (
        "Ce qui a été saisi depuis la dernière sauvegarde sera perdu, plus que l’activité ne l’admet.",
        "Sauvegarder plus souvent, garder une copie papier, ou revoir la perte tolérée.",
        BACKUP,
    ),
    "B603": (
        "Quand internet ou l’hébergeur manque, les données en ligne sont hors d’atteinte.",
        "Dire quelle copie hors ligne est faite, par qui, et la demander au contrat.",
        CONTRACT,
    ),
    "B604": (
        "Le document sera introuvable au moment où l’on en a besoin.",
        "Ranger un exemplaire papier daté dans l’unité et en noter le lieu.",
        PAPER,
    ),
    "C201": (
        "La solution compte sur ce qui manque dans ce contexte\u00a0: elle ne marchera pas.",
        "Écrire une autre solution pour ce contexte, ou justifier celle-ci.",
        CONTEXT,
    ),
    "C202": (
        "Un service partiel ne sert pas tout le monde\u00a0: sans quantité, chacun compte sur le même.",
        "Dire combien de postes, de lignes ou d’heures chaque carte prend, au besoin avec un jeton.",
        CONTEXT,
    ),
    "C203": (
        "La salle connaît la contradiction et dit pourquoi la réponse tient.",
        "Vérifier la justification lors du test de terrain.",
        CONTEXT,
    ),
    "D100": (
        "Un document sans décision n’est pas un plan.",
        "Jouer au moins la carte de bascule et une carte par activité P0.",
        COVER,
    ),
    "D101": (
        "Ce qui n’a pas de réponse décidée s’arrête avec l’informatique.",
        "Répondre aux cartes sans réponse, ou en jouer une\u202f; à défaut, dire qu’il n’y a pas de solution.",
        COVER,
    ),
    "D102": (
        "La salle a cherché et n’a pas trouvé\u00a0: c’est un résultat, à porter à la direction.",
        "Arbitrer\u00a0: accepter le risque, transférer l’activité, ou financer une solution.",
        COVER,
    ),
    "D103": (
        "Personne n’a regardé si la réponse tient dans ce contexte.",
        "Vérifier chaque carte\u00a0: idem, ou ce qui change.",
        COVER,
    ),
    "D104": (
        "Ce qui n’est pas décidé n’est pas couvert.",
        "Décider, parquer ou écarter la carte.",
        COVER,
    ),
    "D106": (
        "Quand tout est vital, personne ne sait quoi arrêter quand les bras manquent.",
        "Classer les activités l’une après l’autre\u00a0: laquelle attendrait deux heures\u202f?",
        SORTING,
    ),
    "D107": (
        "Sans activité retenue, les décisions ne protègent aucune mission de l’unité.",
        "Retenir au moins l’activité dont l’arrêt serait le plus vite dangereux.",
        COVER,
    ),
    "D108": (
        "Ce contexte fait partie de l’atelier, mais le plan n’en dit rien.",
        "Passer les cartes en revue, idem ou ce qui change, ou retirer ce contexte de l’atelier.",
        COVER,
    ),
    "N301": (
        "La nuit et le week-end, la fonction peut manquer et sa réponse avec elle.",
        "Nommer une fois le suppléant de nuit\u00a0: il suit partout. Ou noter que la fonction travaille de nuit.",
        NIGHT,
    ),
    "N302": (
        "Les crises commencent souvent la nuit, le week-end, avec moins de monde.",
        "Nommer qui fait le geste à 3\u00a0h un dimanche, ou dire ce qui s’arrête.",
        NIGHT,
    ),
    "N303": (
        "Sans l’avis de la nuit, la réponse reste une supposition.",
        "Poser la carte Nuit\u00a0: «\u00a0à 3\u00a0h, dimanche, ça tient\u202f?\u00a0».",
        NIGHT,
    ),
    "P701": (
        "Le retour des services se prépare, sinon les données fausses reviennent avec eux.",
        "Jouer au moins une carte de reprise\u00a0: ordre, contrôles, ressaisie, feu vert.",
        RECOVERY,
    ),
    "P702": (
        "Tout ne revient pas ensemble\u00a0: sans ordre de l’unité, un autre choisira pour elle.",
        "Classer les services, du premier attendu au dernier.",
        RECOVERY,
    ),
    "P703": (
        "Ce qui reste sur le papier manquera au dossier après le retour.",
        "Estimer le volume à ressaisir, jouer la carte de ressaisie, ou accepter s’il n’y a rien à ressaisir.",
        RECOVERY,
    ),
    "P704": (
        "Sans contrôle écrit, on rouvre parce que c’est allumé, pas parce que c’est juste.",
        "Écrire pour chaque service ce qu’on vérifie avant de rouvrir, et qui signe.",
        RECOVERY,
    ),
    "R401": (
        "La solution s’arrête avec le stock, quoi qu’annonce sa tenue.",
        "Augmenter le stock, prévoir le réassort, ou réduire la consommation.",
        MEANS,
    ),
    "R402": (
        "Le même moyen est promis deux fois\u00a0: l’une des solutions ne se fera pas.",
        "Choisir ce qui passe d’abord, partager une solution, ou ajouter un moyen.",
        MEANS,
    ),
    "R403": (
        "Une même fonction ne fait pas tout à la fois.",
        "Confier une partie des gestes à d’autres fonctions, ou dire l’ordre.",
        MEANS,
    ),
    "T101": (
        "La solution démarre après la durée maximale d’interruption admissible.",
        "Raccourcir la mise en place, préparer à l’avance, ou revoir la DMIA.",
        TIME,
    ),
    "T102": (
        "Deux durées de tenue se contredisent\u00a0: on ne sait pas laquelle croire.",
        "Garder la plus courte, ou corriger la tenue de l’activité.",
        TIME,
    ),
    "T103": (
        "Le délai annoncé dépasse la DMIA, alors que la mise en place tiendrait.",
        "Avancer le démarrage annoncé, ou revoir la DMIA.",
        TIME,
    ),
    "T104": (
        "La tenue annoncée finit avant le contexte.",
        "Prévoir un relais, des renforts ou un réassort avant cette heure.",
        TIME,
    ),
    "V101": (
        "Une valeur de départ n’est pas une décision\u00a0: elle ne vaut pas bilan d’impact.",
        "Valider ou corriger la valeur avec le référent de l’activité.",
        TIME,
    ),
    "V102": (
        "Une tenue nulle ou une durée d’un an est presque toujours une faute de frappe.",
        "Corriger la durée, ou la dire sans objet avec une note.",
        TIME,
    ),
    "V103": (
        "Sans minimum dit d’avance, chacun s’arrête à un endroit différent.",
        "Écrire en une phrase ce qui continue quoi qu’il arrive.",
        COVER,
    ),
    "V104": (
        "La DMIA doit finir avant le danger que la salle a situé sur la règle.",
        "Raccourcir la DMIA, ou revoir la règle d’impact.",
        TIME,
    ),
    "W501": (
        "Une réponse que personne ne porte ne se fera pas.",
        "Dire la fonction qui fait le geste.",
        FIELDS,
    ),
    "W502": (
        "Sans dire avec quoi, on découvre le jour venu qu’il manque l’objet.",
        "Nommer l’objet, la feuille ou le numéro, et où il se trouve.",
        FIELDS,
    ),
    "W503": (
        "Sans délai ni signal, chacun attend que l’autre commence.",
        "Choisir un délai, ou écrire le signal qui déclenche.",
        FIELDS,
    ),
    "W504": (
        "Une formule vague laisse le choix à celui qui sera seul à 3\u00a0h.",
        "Remplacer la formule par un geste, une fonction et un délai.",
        WORDING,
    ),
    "W505": (
        "L’informatique sera prise ailleurs\u00a0: l’unité doit tenir sans elle.",
        "Demander ce que l’unité fait en attendant, et qui le fait.",
        MAGIC,
    ),
    "W506": (
        "Le plan circule\u00a0: il ne doit désigner ni une personne, ni un patient.",
        "Remplacer par la fonction, ou effacer la donnée.",
        SECRET,
    ),
}
"""By code: why, what to do, source."""
