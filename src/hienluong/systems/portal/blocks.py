"""What an article is made of. Few kinds of blocks, each accessible by itself."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from hienluong.systems.portal.rich_text import ReadableStream
from hienluong.systems.portal.rules.figures import figure_columns

__all__ = ["RICH", "ArticleBody", "FurtherPages"]

RICH = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
"""What an editor may do inside a text; nothing that brings markup of its own."""

_VIDEOS = frozenset({"mp4", "webm"})
_CAPTIONS = "vtt"
_HEADS = frozenset({"row", "column", "both"})
"""Which cells of a table are heads; one without any cannot be understood cell by cell."""


class PictureBlock(blocks.StructBlock):
    picture = ImageChooserBlock(label=_("Ảnh"))
    alt = blocks.CharBlock(
        label=_("Mô tả cho người không nhìn thấy ảnh"),
        required=False,
        max_length=250,
        help_text=_("Ảnh cho biết điều gì? Không viết “ảnh về…”."),
    )
    is_decorative = blocks.BooleanBlock(
        label=_("Ảnh chỉ để trang trí"),
        required=False,
        help_text=_("Bỏ ảnh đi, bài vẫn nói đủ: máy đọc sẽ không nhắc tới ảnh."),
    )
    caption = blocks.CharBlock(label=_("Chú thích"), required=False, max_length=300)

    def clean(self, value: Any) -> Any:  # noqa: ANN401
        """Words for the picture, or the open word that it says nothing; never neither, never both."""
        cleaned = super().clean(value)
        if cleaned["alt"] and cleaned["is_decorative"]:
            raise _at("is_decorative", _now("Ảnh đã có mô tả thì không phải ảnh trang trí: chỉ chọn một."))
        if not cleaned["alt"] and not cleaned["is_decorative"]:
            raise _at("alt", _now("Hãy mô tả ảnh, hoặc đánh dấu “Ảnh chỉ để trang trí”."))
        return cleaned

    class Meta:
        template = "portal/blocks/picture.html"
        icon = "image"
        label = _("Ảnh")


class QuoteBlock(blocks.StructBlock):
    words = blocks.TextBlock(label=_("Lời trích"))
    who = blocks.CharBlock(label=_("Của ai"), required=False, max_length=200)

    class Meta:
        template = "portal/blocks/quote.html"
        icon = "openquote"
        label = _("Trích dẫn")


class AttachmentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Tệp"))
    title = blocks.CharBlock(label=_("Tên hiện trên trang"), max_length=250)

    class Meta:
        template = "portal/blocks/attachment.html"
        icon = "doc-full"
        label = _("Tệp đính kèm")


class VideoBlock(blocks.StructBlock):
    """A video of the site's own, or a link to one elsewhere.

    Nothing of other companies is loaded by a page of the state: who wants to see it there taps the link.
    """

    video = DocumentChooserBlock(label=_("Tệp video (MP4, WebM)"), required=False)
    elsewhere = blocks.URLBlock(
        label=_("Hoặc địa chỉ video ở trang khác"),
        required=False,
        help_text=_("Trang chỉ dẫn đường tới đó, không nhúng: người đọc bấm mới mở."),
    )
    title = blocks.CharBlock(label=_("Tên"), max_length=250)
    captions = DocumentChooserBlock(
        label=_("Phụ đề (tệp VTT)"),
        required=False,
        help_text=_("Chữ chạy theo lời, cho người không nghe được."),
    )
    transcript = blocks.TextBlock(
        label=_("Lời trong video"), help_text=_("Cho người không nghe được, và để tìm kiếm.")
    )

    def clean(self, value: Any) -> Any:  # noqa: ANN401
        """One video, of a kind that browsers play; captions of the kind they show."""
        cleaned = super().clean(value)
        if bool(cleaned["video"]) == bool(cleaned["elsewhere"]):
            raise _at("video", _now("Chọn một tệp video, hoặc ghi địa chỉ ở trang khác: đúng một trong hai."))
        if cleaned["video"] and cleaned["video"].file_extension.lower() not in _VIDEOS:
            raise _at("video", _now("Tệp này không phải video MP4 hoặc WebM."))
        if cleaned["captions"] and cleaned["captions"].file_extension.lower() != _CAPTIONS:
            raise _at("captions", _now("Phụ đề phải là tệp VTT."))
        return cleaned

    class Meta:
        template = "portal/blocks/video.html"
        icon = "media"
        label = _("Video")


class DataTable(TableBlock):
    """Cells of text, pasted from a spreadsheet or typed. Says what it shows, and which cells are heads."""

    class Meta:
        template = "portal/blocks/table.html"
        icon = "table"
        label = _("Bảng")

    def value_from_form(self, value: str) -> Any:  # noqa: ANN401
        """What is no table counts as none."""
        try:
            return json.loads(value)
        except json.JSONDecodeError:
            return None

    def clean(self, value: Any) -> Any:  # noqa: ANN401
        """A table without a caption or without heads cannot be followed by ear (WCAG 1.3.1)."""
        if not isinstance(value, dict) or not _filled(value.get("data")):
            raise ValidationError(_now("Bảng chưa có ô nào có chữ."))
        if not str(value.get("table_caption") or "").strip():
            raise ValidationError(_now("Hãy ghi tên bảng: bảng này cho biết điều gì?"))
        if value.get("table_header_choice") not in _HEADS:
            raise ValidationError(_now("Hãy chọn hàng đầu hoặc cột đầu làm tiêu đề của bảng."))
        return super().clean(value)

    def render(self, value: Any, context: Any = None) -> Any:  # noqa: ANN401
        """With columns of figures marked, to stand below one another by their places."""
        rows = (value or {}).get("data") or []
        body = rows[1:] if (value or {}).get("first_row_is_table_header") else rows
        return super().render(value, {**(context or {}), "figure_columns": figure_columns(body)})


class ArticleBody(ReadableStream):
    text = blocks.RichTextBlock(label=_("Văn bản"), features=RICH, template="portal/blocks/text.html")
    picture = PictureBlock()
    photo_set = blocks.ListBlock(
        PictureBlock(), label=_("Bộ ảnh"), min_num=2, template="portal/blocks/photo_set.html"
    )
    quote = QuoteBlock()
    attachment = AttachmentBlock()
    video = VideoBlock()
    table = DataTable()


class FurtherPages(ReadableStream):
    """Pages an editor leads on to."""

    page = blocks.PageChooserBlock(
        label=_("Trang"), page_type=["portal.ArticlePage", "portal.SectionPage"], icon="doc-empty"
    )


def _at(field: str, words: str) -> StructBlockValidationError:
    return StructBlockValidationError({field: ValidationError(words)})


def _filled(rows: object) -> bool:
    cells = [cell for row in rows if isinstance(row, list) for cell in row] if isinstance(rows, list) else []
    return any(str(cell or "").strip() for cell in cells)
