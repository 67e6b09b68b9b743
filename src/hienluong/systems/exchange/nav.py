"""Menu entry of exchange."""

from django.utils.translation import gettext_lazy as _

from hienluong.face.nav import Area, NavItem, register
from hienluong.systems.exchange.rights import MANAGE

register(
    NavItem(label=_("Liên thông"), url_name="exchange:overview", area=Area.OFFICER, right=MANAGE, order=84)
)
