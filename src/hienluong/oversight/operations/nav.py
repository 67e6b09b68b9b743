"""Operations in the officers' menu."""

from django.utils.translation import gettext_lazy as _

from hienluong.face.nav import Area, NavItem, register

register(
    NavItem(
        label=_("Điều hành"),
        url_name="operations:overview",
        area=Area.OFFICER,
        right="operations.read",
        order=40,
    )
)
