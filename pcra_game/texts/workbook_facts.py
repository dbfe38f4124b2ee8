"""Titles, purposes and headings of the sheets of facts, which an import reads back."""

SHEETS = {
    "decisions": (
        "Décisions",
        "Chaque réponse, une ligne par solution\u00a0: c’est la feuille à corriger.",
    ),
    "solutions": (
        "Solutions",
        "Le détail de chaque solution\u00a0: moyens, services, durées, risque.",
    ),
    "actions": ("Plan d’actions", "Ce qui reste à faire, par quelle fonction, pour quand."),
    "arbitrages": ("Arbitrages", "Les choix que la direction doit faire."),
    "parking": ("Parking", "Ce qui a été mis de côté pendant l’atelier."),
    "functions": ("Fonctions ajoutées", "Les fonctions que le jeu ne connaît pas."),
    "roles": ("Gouvernance", "Qui répond du plan."),
    "deputies": ("Suppléances", "Qui remplace qui, la nuit et le week-end."),
    "presence": ("Présences", "Les fonctions présentes dans la salle."),
    "services": ("Services décrits", "Ce que la DSI dit de ses services."),
    "levels": ("Niveaux corrigés", "Les services que la salle a changés dans un contexte."),
    "variants": ("Variantes", "Les contextes que la salle a ajoutés ou retirés."),
    "means": ("Moyens", "Personnes, matériel et stocks de l’unité."),
    "added": ("Activités ajoutées", "Les activités écrites par l’équipe."),
    "activities": ("Activités", "Ce que la salle dit de chaque activité."),
    "durations": ("Durées des activités", "DMIA, perte tolérée, mise en place, tenue."),
    "texts": ("Textes des activités", "Service minimal, signe d’arrêt, traces, données."),
    "proofs": ("Preuves des activités", "Confiance, nuit, procédure écrite, test."),
    "cards": ("Cartes jouées", "Les cartes sur la table, dans l’ordre du jeu."),
    "log": ("Notes de main courante", "Les lignes notées pendant l’atelier."),
    "injects": ("Événements joués", "Les événements du scénario et ce que la salle en dit."),
    "challenges": (
        "Feuilles demandées",
        "«\u00a0Montrez la feuille\u00a0»\u00a0: était-elle là\u202f?",
    ),
    "stories": ("Histoires", "Ce que les histoires vécues apprennent."),
    "ranking": ("Ordre de reprise", "Les services, le premier à revenir en premier."),
    "backlogs": ("Arriérés", "Ce qu’il faudra ressaisir."),
    "checks": ("Contrôles de réouverture", "Ce qu’il faut vérifier avant de rouvrir un service."),
    "accepted": ("Points acceptés", "Les points que la salle garde, avec leur motif."),
    "retex": ("Retour d’expérience", "À garder, à améliorer, surprises."),
    "signatures": ("Signatures", "Qui a signé quel statut, et quand."),
}
"""Title and purpose of each sheet of facts."""

EMPTY = {
    "decisions": "Aucune réponse n’est encore donnée\u00a0: jouez les cartes, puis exportez de nouveau.",
    "actions": "Aucune action n’est notée\u00a0: ajoutez-en une au-dessous des en-têtes.",
    "arbitrages": "Aucun arbitrage n’est demandé à la direction.",
}
"""What a sheet says instead of standing bare."""

MARKERS_PURPOSE = "D’où vient le plan\u00a0: atelier, établissement, unité."
MARKERS_COLUMNS = ("Champ", "Valeur")
MARKERS = {
    "format": "Format du fichier",
    "version": "Version du format",
    "sheets": "Feuilles de données",
    "workshop.title": "Titre de l’atelier",
    "workshop.unit": "Code de l’unité",
    "workshop.unit_label": "Unité",
    "workshop.deck": "Jeu de cartes",
    "workshop.deck_sha256": "Empreinte du jeu",
    "workshop.scenario": "Scénario",
    "workshop.scenario_sha256": "Empreinte du scénario",
    "workshop.utc_offset_minutes": "Décalage avec UTC, en minutes",
    "workshop.format_minutes": "Durée de l’atelier, en minutes",
    "play.phase": "Phase atteinte",
    "play.fictive": "Heure du scénario, en minutes",
    "play.break_minutes": "Pauses, en minutes",
    "establishment.name": "Établissement",
    "establishment.finess_ej": "FINESS juridique",
    "establishment.finess_eg": "FINESS géographique",
    "establishment.sites": "Sites",
    "establishment.activity_share_percent": "Part d’activité, en pour cent",
    "unit.missions": "Missions de l’unité",
    "unit.capacity": "Capacité de l’unité",
    "unit.daily_volume": "Patients par jour",
    "unit.staff_day": "Effectif de jour",
    "unit.staff_night": "Effectif de nuit",
    "unit.staff_weekend": "Effectif du week-end",
    "review_on": "Date de la prochaine revue",
}
