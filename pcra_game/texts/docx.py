"""What is written in a Word file beside the plan, and what is said of a template."""

RENEW_CONTENTS = (
    "Numéros de page\u00a0: cliquez dans ce sommaire, appuyez sur F9, "
    "puis «\u00a0Mettre à jour toute la table\u00a0»."
)


def _refused(name: str, why: str, step: str) -> str:
    return f"Le modèle «\u00a0{name}\u00a0» {why}\u00a0: {step}."


def template_unreadable(name: str) -> str:
    """Say that the file cannot be read at all."""
    return _refused(
        name, "ne peut pas être lu", "vérifiez qu’il existe et qu’il n’est pas ouvert ailleurs"
    )


def template_no_docx(name: str) -> str:
    """Say that the file is none of Word's, or a damaged one."""
    return _refused(
        name,
        "n’est pas un document Word en bon état",
        "ouvrez-le dans Word ou LibreOffice et enregistrez-le en .docx",
    )


def template_old(name: str) -> str:
    """Say that the file is an old .doc, or has a password."""
    return _refused(
        name,
        "est un ancien .doc ou un fichier protégé par mot de passe",
        "enregistrez-le en .docx, sans mot de passe",
    )


def template_dotx(name: str) -> str:
    """Say that the file is a model of Word, not a document."""
    return _refused(
        name,
        "est un modèle .dotx",
        "ouvrez-le dans Word et enregistrez-le comme «\u00a0Document Word (.docx)\u00a0»",
    )


def template_macros(name: str) -> str:
    """Say that the file holds a program."""
    return _refused(
        name,
        "contient des macros",
        "enregistrez-le comme «\u00a0Document Word (.docx)\u00a0», sans macro",
    )


def template_too_large(name: str) -> str:
    """Say that the file would fill the memory."""
    return _refused(
        name,
        "est trop volumineux une fois décompressé",
        "allégez ses images ou repartez d’un document vierge à l’en-tête de l’hôpital",
    )


def template_outside(name: str) -> str:
    """Say that the file fetches something from elsewhere."""
    return _refused(
        name,
        "va chercher un contenu hors du fichier (image liée, champ ou objet)",
        "insérez ce contenu dans le document, ou retirez-le",
    )


def template_active(name: str) -> str:
    """Say that the file holds an object of another program."""
    return _refused(
        name,
        "contient un objet incorporé ou un contrôle ActiveX",
        "remplacez-le par une image, ou retirez-le",
    )


def style_missing(label: str) -> str:
    """Say that a template lacks a style."""
    return f"style «\u00a0{label}\u00a0»"


NO_HEAD = "en-tête de page"
NO_FOOT = "pied de page"
NO_LOGO = "logo (image) dans l’en-tête ou le pied de page"
NOT_FRENCH = "langue française dans le style par défaut"
NOT_A4 = "format de page A4 en portrait"
