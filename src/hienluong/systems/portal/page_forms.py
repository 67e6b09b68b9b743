"""What a writer need not fill in: the address follows from the title, the day is today."""

from itertools import count
from typing import Any

from django.forms import ModelChoiceField
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from hienluong.base import clock
from hienluong.base.text import address_words
from hienluong.systems.portal.errors import UnreadableWords

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
        self._ensure_chosen()

    def _ensure_chosen(self) -> None:
        """Pictures and pages come as numbers; the library falls over anything else when it draws the form again.

        Raises UnreadableWords.
        """
        sent = [
            self.data.get(self.add_prefix(name))
            for name, field in self.fields.items()
            if isinstance(field, ModelChoiceField)
        ]
        if any(one and not (one.isascii() and one.isdecimal()) for one in sent):
            raise UnreadableWords

    def clean_slug(self) -> str:
        """As typed, else from the title: Wagtail's own script loses the letters with marks."""
        typed: str = self.cleaned_data["slug"]
        return typed or self.instance.slug or self._free_address()

    def _free_address(self) -> str:
        words = address_words(self.cleaned_data.get("title", "")) or _WITHOUT_WORDS
        taken = set(self.parent_page.get_children().values_list("slug", flat=True))
        numbered = (words if number == 1 else f"{words}-{number}" for number in count(1))
        return next(slug for slug in numbered if slug not in taken)
