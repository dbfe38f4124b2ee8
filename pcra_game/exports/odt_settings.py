"""How LibreOffice lays our text out: said in the file, not left to the settings of a post.

All but one are what LibreOffice takes for a new text, its spaces between paragraphs and tables as
in Word. `TableRowKeep` is ours: a row may be held with the next one, as in the Word file.
`BackgroundParaOverDrawings` is said because of the watermark: a shade must hide what is behind it.
"""

from lxml import etree

from pcra_game.exports.odt_names import NAMESPACES, Element, element, name

_SETTINGS = {
    "AddExternalLeading": True,
    "AddParaLineSpacingToTableCells": True,
    "AddParaSpacingToTableCells": True,
    "AddParaTableSpacing": True,
    "AddParaTableSpacingAtStart": True,
    "BackgroundParaOverDrawings": True,
    "ConsiderTextWrapOnObjPos": False,
    "DoNotJustifyLinesWithManualBreak": False,
    "DoNotResetParaAttrsForNumFont": False,
    "IgnoreFirstLineIndentInNumbering": False,
    "PropLineSpacingShrinksFirstLine": True,
    "TabOverflow": True,
    "TableRowKeep": True,
    "UnxForceZeroExtLeading": False,
    "UseFormerLineSpacing": False,
    "UseFormerObjectPositioning": False,
    "UseFormerTextWrapping": False,
}
_OFFICE = "http://openoffice.org/2004/office"
_DEVICE = {"config:name": "PrinterIndependentLayout", "config:type": "string"}


def settings() -> Element:
    """Give the root of the settings of a text."""
    items = [
        element(
            "config:config-item",
            {"config:name": key, "config:type": "boolean"},
            text=str(said).lower(),
        )
        for key, said in _SETTINGS.items()
    ]
    items.append(element("config:config-item", _DEVICE, text="high-resolution"))
    named = {"config:name": "ooo:configuration-settings"}
    held = element("config:config-item-set", named, *items)
    # The prefix stands in the name of the set: it must be known.
    root = etree.Element(name("office:document-settings"), nsmap={**NAMESPACES, "ooo": _OFFICE})
    root.set(name("office:version"), "1.3")
    root.append(element("office:settings", None, held))
    return root
