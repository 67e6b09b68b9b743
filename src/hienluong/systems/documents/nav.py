"""Documents in the menus."""

from django.utils.translation import gettext_lazy as _

from hienluong.face.nav import Area, NavItem, register

register(
    NavItem(label=_("Văn bản"), url_name="documents:list", area=Area.OFFICER, order=20, shortcut="d"),
)
