"""Pictures small enough to be committed, and how far one is from another."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

GOLDENS = Path(__file__).parent / "goldens"
WIDTH = 384
TILES = (16, 9)
COLOURS = 48


def small(image: QImage) -> Image.Image:
    """Shrink a picture until words turn grey but every shape, colour and line of text is there."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "BMP")  # type: ignore[call-overload]
    whole = Image.open(BytesIO(buffer.data().data())).convert("RGB")
    shrunk = whole.resize((WIDTH, round(whole.height * WIDTH / whole.width)), Image.Resampling.BOX)
    return shrunk.quantize(COLOURS, dither=Image.Dither.NONE)


def farthest_tile(one: Image.Image, other: Image.Image) -> float:
    """The largest mean difference of a tile, 0 to 255; 255 where the sizes differ.

    By tiles, because one card that went astray is lost in the mean of a whole table.
    """
    if one.size != other.size:
        return 255.0
    difference = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    across, down = difference.width / TILES[0], difference.height / TILES[1]
    boxes = (
        (round(x * across), round(y * down), round((x + 1) * across), round((y + 1) * down))
        for x in range(TILES[0])
        for y in range(TILES[1])
    )
    return max(max(ImageStat.Stat(difference.crop(box)).mean) for box in boxes)
