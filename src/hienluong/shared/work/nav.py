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
    )
)
