"""The agenda in the menus."""

from django.utils.translation import gettext_lazy as _

from hienluong.face.nav import Area, NavItem, register

register(
    NavItem(label=_("Lịch tuần"), url_name="agenda:own-week", area=Area.OFFICER, order=34),
)
