"""Words around a short sentence over the window."""

CLOSE = "Fermer ce message"
