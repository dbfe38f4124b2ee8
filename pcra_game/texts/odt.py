"""What is written in an OpenDocument file beside the plan."""

RENEW_CONTENTS = (
    "Numéros de page\u00a0: clic droit sur ce sommaire, puis «\u00a0Actualiser l’index\u00a0»."
)
STATUS = "Statut"
VERSION = "Version"
CONFIDENTIALITY = "Confidentialité"
