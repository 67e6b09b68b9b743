"""Menu entries of notices."""

from django.utils.translation import gettext_lazy as _

from hienluong.face.nav import Area, NavItem, register

register(
    NavItem(label=_("Thông báo"), url_name="notices:list", area=Area.CITIZEN, order=30),
    NavItem(label=_("Thông báo"), url_name="notices:list", area=Area.OFFICER, order=80),
)
