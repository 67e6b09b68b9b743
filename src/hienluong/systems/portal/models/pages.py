"""Page types. Addresses hold words, never ids: /trang/<site>/<section>/<article>/."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from hienluong.face.linked_data import as_json_ld
from hienluong.systems.portal.blocks import RICH, ArticleBody, FurtherPages
from hienluong.systems.portal.page_forms import SitePageForm
from hienluong.systems.portal.rules.addresses import public_path
from hienluong.systems.portal.title_panel import TitlePanel

__all__ = ["ArticlePage", "Language", "SectionPage", "SiteHome", "SitePage"]

_TRUNK = 2
"""Steps of a site's first page in the tree."""

_TITLE = TitlePanel("title")

UrlParts = tuple[int | None, str, str]


class SitePage(Page):
    """What pages of all types have in common."""

    show_in_menus_default = True
    base_form_class = SitePageForm

    class Meta:
        abstract = True

    def get_url_parts(self, request: HttpRequest | None = None) -> UrlParts | None:  # noqa: ARG002
        """The address below the house's own; no look at the database is needed for it."""
        return (None, "", public_path(self.url_path))

    def get_url(self, request: HttpRequest | None = None, current_site: object = None) -> str:  # noqa: ARG002
        """The same for every reader."""
        return public_path(self.url_path)

    url = property(get_url)
    """Wagtail's own asks the cache of the sites once for each row of a list."""

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401
        """What the template draws: the page in the frame of its site."""
        from hienluong.systems.portal.queries.frames import frame_of
        from hienluong.systems.portal.queries.machines import linked_data_of
        from hienluong.systems.portal.queries.own_names import absolute
        from hienluong.systems.portal.queries.showing import shown_beside

        frame = frame_of(self)
        told = {
            "canonical": absolute(self.get_url()),
            "linked_data": as_json_ld(linked_data_of(self, frame.site)),
        }
        return {
            **super().get_context(request, *args, **kwargs),
            "frame": frame,
            **told,
            **shown_beside(self, request.GET.get("trang", "")),
        }


class SiteHome(SitePage):
    """The first page of a site."""

    welcome = models.TextField(
        _("Lời giới thiệu"), blank=True, help_text=_("Một hai câu: cơ quan này làm gì cho người dân.")
    )
    featured_count = models.PositiveSmallIntegerField(_("Số tin nổi bật ở trang đầu"), default=5)

    template = "portal/home.html"
    content_panels: ClassVar = [_TITLE, FieldPanel("welcome"), FieldPanel("featured_count")]
    parent_page_types: ClassVar[list[str]] = []
    subpage_types: ClassVar = ["portal.SectionPage"]

    class Meta:
        verbose_name = _("trang đầu")
        verbose_name_plural = _("trang đầu")


class SectionPage(SitePage):
    """An entry of the menu: a list of articles and pages, or the door to a living module of the house."""

    intro = models.TextField(_("Lời mở đầu"), blank=True)
    body = RichTextField(_("Nội dung"), blank=True, features=RICH)
    module = models.CharField(
        _("Hệ thống cung cấp nội dung"),
        max_length=40,
        blank=True,
        help_text=_("Mục được một hệ thống của nhà cung cấp nội dung, ví dụ thủ tục."),
    )

    template = "portal/section.html"
    content_panels: ClassVar = [_TITLE, FieldPanel("intro"), FieldPanel("body")]
    search_fields: ClassVar = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]
    parent_page_types: ClassVar = ["portal.SiteHome", "portal.SectionPage"]
    subpage_types: ClassVar = ["portal.SectionPage", "portal.ArticlePage"]

    class Meta:
        verbose_name = _("mục")
        verbose_name_plural = _("mục")


class Language(models.TextChoices):
    """The languages that articles are written in."""

    VIETNAMESE = "vi", _("Tiếng Việt")
    ENGLISH = "en", _("Tiếng Anh")


class ArticlePage(SitePage):
    """A news item or any page to be read. One in English may say which Vietnamese article it tells."""

    lead = models.TextField(
        _("Tóm tắt"),
        help_text=_("Hai ba câu nói hết ý chính. Hiện trong danh sách và trên kết quả tìm kiếm."),
    )
    body = StreamField(ArticleBody(), blank=True, verbose_name=_("Nội dung"))
    plain_words = RichTextField(
        _("Nói cho dễ hiểu"),
        blank=True,
        features=["bold", "ul", "ol"],
        help_text=_("Nội dung ấy bằng lời dễ hiểu, khi bài nói về văn bản pháp luật."),
    )
    day = models.DateField(_("Ngày"), help_text=_("Ngày ghi trên bài."))
    author = models.CharField(_("Tác giả"), max_length=120, blank=True)
    source = models.CharField(_("Nguồn"), max_length=200, blank=True)
    is_featured = models.BooleanField(_("Tin nổi bật"), default=False)
    picture = models.ForeignKey(
        "portal.Picture",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("Ảnh đầu bài"),
    )
    further = StreamField(FurtherPages(max_num=6), blank=True, verbose_name=_("Đọc thêm"))
    language = models.CharField(_("Ngôn ngữ"), max_length=2, choices=Language, default=Language.VIETNAMESE)
    told_from = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="in_english",
        verbose_name=_("Kể lại bài"),
        help_text=_("Bài tiếng Việt mà bài này kể lại bằng tiếng Anh, trong cùng một trang."),
    )

    template = "portal/article.html"
    content_panels: ClassVar = [
        _TITLE,
        FieldPanel("lead"),
        FieldPanel("picture"),
        FieldPanel("body"),
        FieldPanel("plain_words"),
        MultiFieldPanel(
            [FieldPanel("day"), FieldPanel("author"), FieldPanel("source"), FieldPanel("is_featured")],
            heading=_("Về bài này"),
        ),
        FieldPanel("further"),
        MultiFieldPanel(
            [FieldPanel("language"), PageChooserPanel("told_from", "portal.ArticlePage")],
            heading=_("Ngôn ngữ"),
        ),
    ]
    search_fields: ClassVar = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]
    parent_page_types: ClassVar = ["portal.SectionPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("bài viết")
        verbose_name_plural = _("bài viết")
        indexes: ClassVar = [models.Index(fields=["-day"])]

    def clean(self) -> None:
        """Only English tells a Vietnamese article of the same site."""
        super().clean()
        told = self.told_from
        if told is None:
            return
        if self.language != Language.ENGLISH or told.language != Language.VIETNAMESE:
            raise ValidationError({"told_from": _("Chỉ bài tiếng Anh mới kể lại một bài tiếng Việt.")})
        if self.path and not told.path.startswith(self.path[: _TRUNK * self.steplen]):
            raise ValidationError({"told_from": _("Hãy chọn một bài của chính trang này.")})
