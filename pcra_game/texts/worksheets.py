"""Words around the fiches PCRA when they are printed alone, filled or to be filled in by hand."""

from pcra_game.texts.plan import NB

TITLE = "Fiches PCRA"
BLANK_TITLE = "Fiches PCRA à remplir"
BLANK_NAME = "Fiche PCRA d’une autre activité"
NONE_KEPT = "Aucune activité n’est retenue\u00a0: il n’y a pas encore de fiche."
NONE_KEPT_TODO = (
    f"À faire{NB}: retenir les activités de l’unité, jouer leurs cartes, puis exporter de nouveau. "
    "Les fiches à remplir à la main s’impriment sans attendre."
)
