"""Standing in for one another, in the officers' menu."""

from django.utils.translation import gettext_lazy as _

from hienluong.face.nav import Area, NavItem, register

register(
    NavItem(label=_("Ủy quyền, nghỉ phép"), url_name="organisation:delegations", area=Area.OFFICER, order=75)
)
