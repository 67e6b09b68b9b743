"""What a reader sees of a signature, a seal or a number: drawn by the typesetter, put in as vectors."""

from datetime import datetime
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp import StaticStampStyle

from hienluong.base import clock
from hienluong.shared.printing.public import spelt, typeset

__all__ = ["Drawing", "drawn", "spelt_moment", "stamp_style"]


class Drawing(PdfContent):
    """The first page of another PDF, as content to place somewhere."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self._pdf = pdf

    def render(self) -> bytes:
        """Import the page into the writer and draw it."""
        writer = self.writer
        if writer is None:
            raise ValueError("a drawing needs the writer of its document")
        imported = writer.import_page_as_xobject(PdfFileReader(BytesIO(self._pdf)))
        self.resources.xobject["/Drawing"] = imported
        left, bottom, right, top = imported.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
        return b"/Drawing Do"


def drawn(template: str, facts: dict[str, Any], box: tuple[float, float, float, float]) -> bytes:
    """The stamp `template` in the size of `box` (left, bottom, right, top), as a PDF of one page."""
    size = {"width": box[2] - box[0], "height": box[3] - box[1]}
    return typeset(f"stamps/{template}.typ", {**spelt(facts), **size}, {}, clock.today())


def stamp_style(drawing: bytes) -> StaticStampStyle:
    """A signature that shows exactly this drawing, without a border."""
    layout = SimpleBoxLayoutRule(
        x_align=AxisAlignment.ALIGN_MID,
        y_align=AxisAlignment.ALIGN_MID,
        margins=Margins(),
        inner_content_scaling=InnerScaling.NO_SCALING,
    )
    return StaticStampStyle(background=Drawing(drawing), background_layout=layout, border_width=0)


def spelt_moment(moment: datetime) -> str:
    """09/10/2018 08:30:15 +07:00, as NĐ 30/2020, Phụ lục I writes the time of a signature."""
    return f"{clock.local(moment):%d/%m/%Y %H:%M:%S} +07:00"
