"""Documents in the menus."""

from django.utils.translation import gettext_lazy as _

from hienluong.face.nav import Area, NavItem, register

register(NavItem(label=_("Văn bản"), url_name="legal:list", area=Area.PUBLIC, order=20))
