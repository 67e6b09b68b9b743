"""Drafts in the citizen's menu, the counter in the officer's."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hienluong.face.nav import Area, NavItem, register

register(
    NavItem(
        label=pgettext_lazy("danh sách", "Bản nháp"), url_name="filing:drafts", area=Area.CITIZEN, order=20
    ),
    NavItem(
        label=_("Nộp tại quầy"),
        url_name="filing:counter-desk",
        area=Area.OFFICER,
        right="cases.assist",
        order=15,
        shortcut="q",
    ),
)
