"""The work list in the officers' menu."""

from django.utils.translation import gettext_lazy as _

from hienluong.face.nav import Area, NavItem, register

register(
    NavItem(
        label=_("Việc của tôi"),
        url_name="work:desk",
        area=Area.OFFICER,
        right="work.read",
        order=10,
        shortcut="v",
    ),
    NavItem(
        label=_("Cảnh báo thời hạn"),
        url_name="work:warnings",
        area=Area.OFFICER,
        right="worktime.manage",
        order=71,
    ),
)
