"""The styles of the plan in Word: one a part it plays, with the looks of the PDF.

The face is Arial: Word has it, LibreOffice and macOS have its metric twins, so that lines break at
the same places everywhere. It stands in one place, the defaults: in the template of a hospital
every style below follows the hospital's own face.
"""

from dataclasses import dataclass
from enum import StrEnum

from pcra_game.domain.drawing import PRINT_PALETTE, Tint
from pcra_game.exports.docx_xml import Element, parsed

FACE = "Arial"
NIGHT = "102A33"
PALE = "CBD9DE"
SAND = "F5F2EB"
MIST = "F1F5F6"
STAMP = "F3C969"


def colour(tint: Tint) -> str:
    """Give a colour of the printed palette as Word writes it."""
    return PRINT_PALETTE[tint].removeprefix("#")


_INK = colour(Tint.INK)
_SOFT = colour(Tint.SOFT_INK)
_DEEP = colour(Tint.CONTEXT)
_RULE = colour(Tint.LINE)
_WRONG = colour(Tint.BAD_LINE)


class Role(StrEnum):
    """The parts that styles play; the value is the id of ours."""

    BODY = "Normal"
    TITLE = "Title"
    SUBTITLE = "Subtitle"
    HEADING_1 = "Heading1"
    HEADING_2 = "Heading2"
    HEADING_3 = "Heading3"
    BULLET = "ListBullet"
    CAPTION = "Caption"
    TABLE = "PCRATableau"
    CONTENTS_TITLE = "TOCHeading"
    CONTENTS_1 = "TOC1"
    CONTENTS_2 = "TOC2"
    PAGE_HEAD = "Header"
    PAGE_FOOT = "Footer"
    LEAD = "PCRAChapeau"
    NOTE = "PCRANote"
    WARNING = "PCRAAlerte"
    CELL = "PCRACellule"
    COLUMN = "PCRATitredecolonne"
    STATUS = "PCRAStatut"
    COVER_LABEL = "PCRALibelle"
    COVER_VALUE = "PCRAValeur"
    COVER_NOTE = "PCRAEncadre"
    FIGURE = "PCRAFigure"
    FORM_TITLE = "PCRATitredefiche"
    FORM_TEXT = "PCRAFiche"
    FORM_LABEL = "PCRALibelledefiche"
    GAP = "PCRAInterligne"
    CUT = "PCRADecoupe"
    NUMBER = "PCRANumero"
    GRID = "PCRAGrille"


HEADINGS = {1: Role.HEADING_1, 2: Role.HEADING_2, 3: Role.HEADING_3}


@dataclass(frozen=True, slots=True)
class Source:
    """One of our styles: its name in the file, those that templates give it, what it is made of.

    A style without `others` is ours alone: no template is told that it lacks it.
    """

    role: Role
    name: str
    others: tuple[str, ...] = ()
    kind: str = "paragraph"
    base: Role | None = Role.BODY
    following: Role | None = Role.BODY
    paragraph: str = ""
    run: str = ""
    rest: str = ""

    @property
    def label(self) -> str:
        """Give the name that a French reader knows it by."""
        return self.others[0] if self.others else self.name


def _spacing(before: float, after: float, line: int = 0, rule: str = "auto") -> str:
    lines = f' w:line="{line}" w:lineRule="{rule}"' if line else ""
    return f'<w:spacing w:before="{before * 20:.0f}" w:after="{after * 20:.0f}"{lines}/>'


def _size(points: float) -> str:
    half = f"{points * 2:.0f}"
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _tint(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


_BOLD = "<w:b/><w:bCs/>"
# At the right of our page: a line of the contents, as Word renews it.
_DOTTED = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9986"/></w:tabs>'
_KEPT = "<w:keepNext/><w:keepLines/>"


def _edge(side: str, value: str, width: int = 4, space: int = 4) -> str:
    return f'<w:{side} w:val="single" w:sz="{width}" w:space="{space}" w:color="{value}"/>'


def _box(line: str) -> str:
    return "".join(_edge(side, line, 4, 4) for side in ("top", "left", "bottom", "right"))


def _panel(fill: str, line: str) -> str:
    left = _edge("left", line, 24, 8)
    return f'<w:pBdr>{left}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def _cells(top: int, side: int) -> str:
    return (
        f'<w:tblCellMar><w:top w:w="{top}" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
        f'<w:bottom w:w="{top}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
    )


_ROWS = (
    '<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>'
    f"{_edge('bottom', _RULE, 4, 0)}{_edge('insideH', _RULE, 4, 0)}</w:tblBorders>"
    f"{_cells(70, 110)}</w:tblPr>"
    f'<w:tblStylePr w:type="firstRow"><w:rPr>{_BOLD}{_tint("FFFFFF")}</w:rPr>'
    f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{_DEEP}"/></w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="band2Horz">'
    f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{MIST}"/></w:tcPr></w:tblStylePr>'
)
_GRID = (
    "<w:tblPr><w:tblBorders>"
    + "".join(
        _edge(side, _RULE, 4, 0)
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + f"</w:tblBorders>{_cells(34, 90)}</w:tblPr>"
)

SOURCES = (
    Source(Role.BODY, "Normal", base=None, following=None, paragraph=_spacing(0, 6, 278)),
    Source(
        Role.TITLE, "Title", ("Titre",), paragraph=_KEPT + _spacing(0, 8), run=_BOLD + _size(30)
    ),
    Source(
        Role.SUBTITLE,
        "Subtitle",
        ("Sous-titre",),
        paragraph=_spacing(0, 8),
        run=_size(15),
    ),
    Source(
        Role.HEADING_1,
        "heading 1",
        ("Titre 1",),
        paragraph=f"{_KEPT}<w:pBdr>{_edge('bottom', _DEEP, 8, 4)}</w:pBdr>{_spacing(26, 9)}"
        '<w:outlineLvl w:val="0"/>',
        run=_BOLD + _tint(_INK) + _size(18),
    ),
    Source(
        Role.HEADING_2,
        "heading 2",
        ("Titre 2",),
        paragraph=f'{_KEPT}{_spacing(17, 5)}<w:outlineLvl w:val="1"/>',
        run=_BOLD + _tint(_DEEP) + _size(13),
    ),
    Source(
        Role.HEADING_3,
        "heading 3",
        ("Titre 3",),
        paragraph=f'{_KEPT}{_spacing(12, 4)}<w:outlineLvl w:val="2"/>',
        run=_BOLD + _tint(_INK) + _size(11),
    ),
    Source(
        Role.BULLET,
        "List Bullet",
        ("Liste à puces",),
        following=None,
        paragraph=_spacing(0, 3),
    ),
    Source(
        Role.CAPTION,
        "caption",
        ("Légende",),
        paragraph=_KEPT + _spacing(11, 3),
        run=_BOLD + _tint(_DEEP) + _size(9),
    ),
    Source(
        Role.TABLE,
        "PCRA Tableau",
        ("Grille du tableau", "Table Grid"),
        kind="table",
        base=None,
        following=None,
        rest=_ROWS,
    ),
    Source(
        Role.CONTENTS_TITLE,
        "TOC Heading",
        ("En-tête de table des matières",),
        paragraph=f"{_KEPT}<w:pageBreakBefore/><w:pBdr>{_edge('bottom', _DEEP, 8, 4)}</w:pBdr>"
        + _spacing(0, 10),
        run=_BOLD + _tint(_INK) + _size(18),
    ),
    Source(
        Role.CONTENTS_1,
        "toc 1",
        ("TM 1",),
        paragraph=f"<w:keepNext/>{_DOTTED}{_spacing(5, 1)}",
        run=_BOLD + _size(10),
    ),
    Source(
        Role.CONTENTS_2,
        "toc 2",
        ("TM 2",),
        paragraph=f'{_DOTTED}{_spacing(0, 1)}<w:ind w:left="440"/>',
        run=_tint(_SOFT) + _size(9),
    ),
    Source(
        Role.PAGE_HEAD,
        "header",
        ("En-tête",),
        following=None,
        paragraph=_spacing(0, 0),
        run=_tint(_SOFT) + _size(8.5),
    ),
    Source(
        Role.PAGE_FOOT,
        "footer",
        ("Pied de page",),
        following=None,
        paragraph=_spacing(0, 0),
        run=_tint(_SOFT) + _size(8),
    ),
    Source(Role.LEAD, "PCRA Chapeau", run=_tint(_DEEP) + _size(11.5)),
    Source(Role.NOTE, "PCRA Note", run=_tint(_SOFT) + _size(9)),
    Source(
        Role.WARNING,
        "PCRA Alerte",
        paragraph=_panel(colour(Tint.WARNING), colour(Tint.WARNING_LINE))
        + _spacing(6, 8)
        + '<w:ind w:left="220" w:right="60"/>',
    ),
    Source(Role.CELL, "PCRA Cellule", following=None, paragraph=_spacing(0, 0), run=_size(9)),
    Source(
        Role.COLUMN,
        "PCRA Titre de colonne",
        following=None,
        paragraph=f"<w:keepNext/>{_spacing(0, 0)}",
        run=_BOLD + _size(8.5),
    ),
    Source(
        Role.STATUS,
        "PCRA Statut",
        paragraph=f'<w:tabs><w:tab w:val="right" w:pos="9400"/></w:tabs>{_spacing(6, 6)}',
        run=_BOLD + _size(13),
    ),
    Source(
        Role.COVER_LABEL,
        "PCRA Libellé",
        following=None,
        paragraph=_spacing(0, 0),
        run=_tint(_SOFT) + _size(9.5),
    ),
    Source(
        Role.COVER_VALUE,
        "PCRA Valeur",
        following=None,
        paragraph=_spacing(0, 0),
        run=_BOLD + _size(10.5),
    ),
    Source(
        Role.COVER_NOTE,
        "PCRA Encadré",
        following=None,
        paragraph=_panel(SAND, _DEEP) + _spacing(0, 0) + '<w:ind w:left="220" w:right="60"/>',
        run=_size(9),
    ),
    Source(
        Role.FIGURE,
        "PCRA Figure",
        paragraph=f'<w:keepNext/>{_spacing(10, 2, 240)}<w:jc w:val="center"/>',
    ),
    Source(
        Role.FORM_TITLE,
        "PCRA Titre de fiche",
        base=Role.HEADING_2,
        paragraph=f"<w:pBdr>{_box(NIGHT)}</w:pBdr>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{NIGHT}"/>'
        + _spacing(0, 0, 320, "exact")
        # What the border takes outside of the text: the band ends where the tables do.
        + '<w:ind w:left="90" w:right="90"/>',
        run=_tint("FFFFFF"),
    ),
    Source(
        Role.FORM_TEXT,
        "PCRA Fiche",
        following=None,
        paragraph=_spacing(0, 0, 226, "exact"),
        run=_size(9.5),
    ),
    Source(
        Role.FORM_LABEL,
        "PCRA Libellé de fiche",
        base=Role.FORM_TEXT,
        following=None,
        run=_BOLD + _tint(_SOFT),
    ),
    Source(
        Role.GAP,
        "PCRA Interligne",
        following=None,
        paragraph=_spacing(0, 0, 60, "exact"),
        run=_size(1),
    ),
    Source(
        Role.CUT,
        "PCRA Découpe",
        following=None,
        paragraph='<w:pBdr><w:top w:val="dashed" w:sz="4" w:space="2" '
        f'w:color="{_SOFT}"/></w:pBdr>{_spacing(6, 4, 180, "exact")}',
        run=_tint(_SOFT) + _size(8),
    ),
    Source(
        Role.NUMBER, "PCRA Numéro", kind="character", base=None, following=None, run=_tint(_DEEP)
    ),
    Source(Role.GRID, "PCRA Grille", kind="table", base=None, following=None, rest=_GRID),
)
"""Every style that the writer uses."""


def style_of(source: Source, ids: dict[Role, str]) -> Element:
    """Give the element of a style, its base and its follower named by `ids`."""
    standard = ' w:default="1"' if source.role is Role.BODY else ""
    own = "" if source.others or source.role is Role.BODY else ' w:customStyle="1"'
    based = f'<w:basedOn w:val="{ids[source.base]}"/>' if source.base else ""
    after = f'<w:next w:val="{ids[source.following]}"/>' if source.following else ""
    inner = f"<w:pPr>{source.paragraph}</w:pPr>" if source.paragraph else ""
    inner += f"<w:rPr>{source.run}</w:rPr>" if source.run else ""
    style_id = ids[source.role]
    return parsed(
        f'<w:style w:type="{source.kind}"{standard}{own} w:styleId="{style_id}">'
        f'<w:name w:val="{source.name}"/>{based}{after}<w:uiPriority w:val="1"/><w:qFormat/>'
        f"{inner}{source.rest}</w:style>"
    )[0]


def whole_sheet(language: str) -> Element:
    """Give the defaults, then every style, for a file of our own."""
    ids = {source.role: source.role.value for source in SOURCES}
    sheet = parsed(
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FACE}" w:hAnsi="{FACE}" w:eastAsia="{FACE}" w:cs="{FACE}"/>'
        f'{_tint(_INK)}{_size(10)}<w:lang w:val="{language}" w:eastAsia="{language}"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" '
        'w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376"/>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "</w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
    )
    sheet.extend(style_of(source, ids) for source in SOURCES)
    return sheet
