"""What is written in an OpenDocument file beside the plan."""

STATUS = "Statut"
VERSION = "Version"
CONFIDENTIALITY = "Confidentialité"
