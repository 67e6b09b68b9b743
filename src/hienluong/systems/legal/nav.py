"""Documents in the menus."""

from django.utils.translation import gettext_lazy as _

from hienluong.face.nav import Area, NavItem, register

register(
    NavItem(label=_("Văn bản"), url_name="legal:list", area=Area.PUBLIC, order=20),
    NavItem(
        label=_("Công bố văn bản"),
        url_name="legal:desk",
        area=Area.OFFICER,
        right="legal.publish",
        order=32,
        shortcut="b",
    ),
    NavItem(
        label=_("Tỷ lệ công bố văn bản"),
        url_name="legal:rates",
        area=Area.OFFICER,
        right="legal.read",
        order=42,
    ),
)
