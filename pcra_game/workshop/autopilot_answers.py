"""What a fictive team answers in a rehearsal, whatever its unit: plain ways to go on and to come
back. Each is a way of working that stands up without the service it replaces.
"""

from dataclasses import dataclass

from pcra_game.domain.answers import Band, Exists


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer of the fictive team; `spends` holds the short names of its means."""

    what: str
    with_what: str
    band: Band = Band.HOUR_1
    exists: Exists = Exists.YES
    spends: tuple[tuple[str, int], ...] = ()


CARE = {
    "OC-02": Answered(
        "Écrire à la main nom, prénom et date de naissance sur chaque feuille, et prendre un "
        "numéro provisoire au registre",
        "registre pré-numéroté, à l’accueil",
        Band.MIN_15,
        spends=(("feuilles", 60),),
    ),
    "OC-03": Answered(
        "Ouvrir le classeur édité ce matin, puis demander le reste au médecin traitant et aux "
        "proches",
        "classeur daté, au poste de soins",
        exists=Exists.PARTLY,
    ),
    "OC-04": Answered(
        "Prescrire sur la feuille unique, datée et signée lisiblement, barrer ce qui s’arrête",
        "feuilles de la caisse de secours",
        Band.MIN_15,
        spends=(("feuilles", 40), ("caisse", 1)),
    ),
    "OC-05": Answered(
        "Noter chaque geste à l’heure où il est fait, sur le plan du jour tenu au lit",
        "plan du jour vierge, pochette du lit",
        spends=(("feuilles", 40),),
    ),
    "OC-06": Answered(
        "Lire à voix haute la feuille de relève, nommer qui reste en charge, signer à deux",
        "trame de relève en quatre lignes",
        exists=Exists.PARTLY,
    ),
    "OC-07": Answered(
        "Remplir le bon en deux exemplaires, le remettre au coursier, relancer au bout de 30 min",
        "carnet de bons, point de collecte",
        spends=(("coursiers", 1),),
    ),
    "OC-08": Answered(
        "Faire porter le résultat écrit, le relire à deux, noter l’heure et la fonction qui reçoit",
        "casier de l’unité, registre des résultats",
        spends=(("coursiers", 1),),
    ),
    "OC-09": Answered(
        "Compter la dotation vitale à chaque relève et la recompléter avec un bon écrit",
        "liste vitale affichée, carnet de bons",
        Band.HOUR_4,
        Exists.PARTLY,
    ),
    "OR-04": Answered(
        "Ressaisir allergies et traitements actifs d’abord, numériser le reste, contrôler un "
        "dossier sur dix",
        "équipe dédiée, hors des postes de soins",
        Band.HOUR_24,
        Exists.NO,
    ),
}
SUPPORT = {
    "OC-02": Answered(
        "Écrire matricule, nom et objet sur chaque pièce, et prendre un numéro au registre",
        "registre pré-numéroté, au bureau",
        spends=(("feuilles", 60),),
    ),
    "OC-03": Answered(
        "Repartir de la liste éditée le mois dernier et noter à la main ce qui a changé",
        "classeur daté, armoire du bureau",
        exists=Exists.PARTLY,
    ),
    "OC-04": Answered(
        "Faire valider chaque décision sur un bordereau unique, daté et signé lisiblement",
        "bordereaux de la caisse de secours",
        spends=(("caisse", 1),),
    ),
    "OC-05": Answered(
        "Tenir un journal daté de tout ce qui est fait, décidé ou engagé, relu chaque soir",
        "journal relié, au bureau",
        spends=(("feuilles", 40),),
    ),
    "OC-06": Answered(
        "Se réunir deux fois par jour, lire la liste de ce qui reste à faire, nommer qui le fait",
        "tableau du bureau",
        exists=Exists.PARTLY,
    ),
    "OC-07": Answered(
        "Porter la demande écrite au service concerné et faire signer le double",
        "carnet à souches",
        Band.HOUR_4,
        spends=(("coursiers", 1),),
    ),
    "OC-08": Answered(
        "Faire porter la réponse par un coursier et noter l’heure et la fonction qui reçoit",
        "registre des réponses",
        Band.HOUR_4,
        spends=(("coursiers", 1),),
    ),
    "OC-09": Answered(
        "Compter les formulaires vierges chaque soir et en faire reproduire avant la moitié",
        "réserve de l’armoire",
        Band.HOUR_24,
        Exists.PARTLY,
    ),
    "OR-04": Answered(
        "Ressaisir d’abord ce qui a une échéance légale, classer le reste, contrôler une pièce "
        "sur dix",
        "équipe dédiée, deux bureaux",
        Band.HOUR_24,
        Exists.NO,
    ),
}
UNIT = {
    "OC-01": Answered(
        "Au bout de 15 min sans réponse, annoncer de vive voix le mode dégradé, noter l’heure, "
        "sortir la caisse de secours",
        "caisse de secours, consigne affichée",
        Band.MIN_15,
        spends=(("caisse", 1),),
    ),
    "OC-10": Answered(
        "Faire porter un message écrit, daté et numéroté à chaque équipe, trois fois par jour",
        "panneau d’affichage, messagers",
        spends=(("coursiers", 1),),
    ),
    "OC-11": Answered(
        "Une seule fonction prévient les partenaires, avec la liste imprimée et le mobile de crise",
        "liste de contacts datée",
        exists=Exists.PARTLY,
        spends=(("mobiles", 1),),
    ),
    "OC-12": Answered(
        "Tenir trois listes, maintenir, reporter, transférer, signées avant H+4 et revues chaque "
        "jour",
        "tableau unique de l’unité",
        Band.HOUR_4,
    ),
    "OC-13": Answered(
        "Doubler une équipe sur deux, faire le point de charge chaque jour, limiter à douze heures",
        "planning de renfort écrit",
        Band.HOUR_24,
        Exists.NO,
        (("agents", 2),),
    ),
    "OR-01": Answered(
        "Classer les services à relancer par ce qu’ils débloquent, revoir l’ordre chaque jour",
        "liste de l’atelier, affichée",
        Band.DAY_3,
        Exists.PARTLY,
    ),
    "OR-05": Answered(
        "Réussir cinq essais sur des cas témoins, en journée, puis signer le feu vert à deux",
        "grille d’essais, réserves écrites",
        Band.HOUR_24,
        Exists.NO,
    ),
    "OR-06": Answered(
        "Au bout de 30 min d’instabilité, reprendre le papier et annoncer le contexte à voix haute",
        "caisse gardée sept jours",
        Band.MIN_15,
    ),
    "OR-07": Answered(
        "Compter ce qui reste à rattraper, dater la fin du mode dégradé, tenir le retour à froid",
        "liste de rattrapage signée",
        Band.DAY_3,
        Exists.PARTLY,
    ),
}
LATER = Answered(
    "Consulter ce qui est revenu sans rien y écrire, garder le papier comme seule trace qui vaut",
    "bandeau de fraîcheur, papier maintenu",
    exists=Exists.PARTLY,
)
RELAY = Answered(
    "Prendre des renforts et une feuille récapitulative par jour pour tenir au-delà de trois jours",
    "feuille récapitulative, renforts",
    Band.DAY_3,
    Exists.NO,
)
NO_ANSWER = "La salle n’a pas de réponse qui tienne : à arbitrer par la direction"
