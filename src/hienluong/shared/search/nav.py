"""Search in the menu of every public page."""

from django.utils.translation import gettext_lazy as _

from hienluong.face.nav import Area, NavItem, register

register(NavItem(label=_("Tìm kiếm"), url_name="search:search", area=Area.PUBLIC, order=90))
