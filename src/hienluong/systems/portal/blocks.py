"""What an article is made of. Few kinds of blocks, each accessible by itself."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

__all__ = ["RICH", "ArticleBody"]

RICH = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
"""What an editor may do inside a text; nothing that brings markup of its own."""


class PictureBlock(blocks.StructBlock):
    picture = ImageChooserBlock(label=_("Ảnh"))
    alt = blocks.CharBlock(
        label=_("Mô tả cho người không nhìn thấy ảnh"),
        max_length=250,
        help_text=_("Ảnh cho biết điều gì? Không viết “ảnh về…”."),
    )
    caption = blocks.CharBlock(label=_("Chú thích"), required=False, max_length=300)

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
    """A video of the site's own: nothing of other companies is loaded by a page of the state."""

    video = DocumentChooserBlock(label=_("Tệp video (MP4, WebM)"))
    title = blocks.CharBlock(label=_("Tên"), max_length=250)
    transcript = blocks.TextBlock(
        label=_("Lời trong video"), help_text=_("Cho người không nghe được, và để tìm kiếm.")
    )

    class Meta:
        template = "portal/blocks/video.html"
        icon = "media"
        label = _("Video")


class ArticleBody(blocks.StreamBlock):
    text = blocks.RichTextBlock(label=_("Văn bản"), features=RICH, template="portal/blocks/text.html")
    picture = PictureBlock()
    photo_set = blocks.ListBlock(
        PictureBlock(), label=_("Bộ ảnh"), min_num=2, template="portal/blocks/photo_set.html"
    )
    quote = QuoteBlock()
    attachment = AttachmentBlock()
    video = VideoBlock()
