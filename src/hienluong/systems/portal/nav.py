"""Menu entries of the sites."""

from django.utils.translation import gettext_lazy as _

from hienluong.face.nav import Area, NavItem, register
from hienluong.systems.portal.rights import EDIT

register(
    NavItem(label=_("Trang các cơ quan"), url_name="portal:sites", area=Area.PUBLIC, order=45),
    NavItem(label=_("Biên tập trang"), url_name="wagtailadmin_home", area=Area.OFFICER, right=EDIT, order=70),
)
