"""What a writer need not fill in: the address follows from the title, the day is today."""

from itertools import count
from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from hienluong.base import clock
from hienluong.base.text import address_words

__all__ = ["SitePageForm"]

_WITHOUT_WORDS = "bai"
"""The address of a page whose title has no letter and no digit."""


class SitePageForm(WagtailAdminPageForm):
    """The form of every page of a site."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        self.fields["slug"].help_text = _("Để trống thì lấy theo tiêu đề. Không đổi khi bài đã được chia sẻ.")
        if "day" in self.fields and self.instance.pk is None:
            self.initial["day"] = clock.today()

    def clean_slug(self) -> str:
        """As typed, else from the title: Wagtail's own script loses the letters with marks."""
        typed: str = self.cleaned_data["slug"]
        return typed or self.instance.slug or self._free_address()

    def _free_address(self) -> str:
        words = address_words(self.cleaned_data.get("title", "")) or _WITHOUT_WORDS
        taken = set(self.parent_page.get_children().values_list("slug", flat=True))
        numbered = (words if number == 1 else f"{words}-{number}" for number in count(1))
        return next(slug for slug in numbered if slug not in taken)
