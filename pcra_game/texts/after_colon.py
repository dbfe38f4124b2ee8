"""What follows a colon begins in lower case, as French has it."""


def lowered(text: str) -> str:
    """Lower the first letter of an ordinary word; « DPI », « C0 » or « H+2 » stay as they are."""
    word = text.split(maxsplit=1)[0] if text.strip() else ""
    bare = word.rstrip(".,;:!?…")
    ordinary = bare[1:].islower() or bare in ("À", "Y", "A", "Ô")
    if "’" in bare[:3]:  # « L’accueil » is one, « L’ARS » too: the article is lowered either way
        ordinary = True
    return f"{text[:1].lower()}{text[1:]}" if ordinary else text
