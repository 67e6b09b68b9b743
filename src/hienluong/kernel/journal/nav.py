"""Menu entry of the journal."""

from django.utils.translation import gettext_lazy as _

from hienluong.face.nav import Area, NavItem, register

register(
    NavItem(label=_("Nhật ký"), url_name="journal:entries", area=Area.OFFICER, right="journal.read", order=85)
)
