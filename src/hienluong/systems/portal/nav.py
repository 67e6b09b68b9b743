"""Menu entries of the sites."""

from django.utils.translation import gettext_lazy as _

from hienluong.face.nav import Area, NavItem, register
from hienluong.systems.portal.rights import EDIT, MANAGE

register(
    NavItem(label=_("Trang các cơ quan"), url_name="portal:sites", area=Area.PUBLIC, order=45),
    NavItem(label=_("Biên tập trang"), url_name="wagtailadmin_home", area=Area.OFFICER, right=EDIT, order=70),
    NavItem(label=_("Số liệu các trang"), url_name="portal:watched", area=Area.OFFICER, right=EDIT, order=71),
    NavItem(label=_("Chấm các trang"), url_name="portal:ranking", area=Area.OFFICER, right=MANAGE, order=72),
)
