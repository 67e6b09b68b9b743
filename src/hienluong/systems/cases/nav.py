"""Cases in the menus."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hienluong.face.nav import Area, NavItem, register

register(
    NavItem(label=_("Tra cứu hồ sơ"), url_name="cases:follow", area=Area.PUBLIC, order=20),
    NavItem(label=_("Kiểm tra giấy tờ"), url_name="cases:verify", area=Area.PUBLIC, order=30),
    NavItem(label=_("Hồ sơ của tôi"), url_name="cases:mine", area=Area.CITIZEN, order=10),
    NavItem(
        label=pgettext_lazy("danh sách", "Hồ sơ"),
        url_name="cases:list",
        area=Area.OFFICER,
        right="cases.read",
        order=20,
        shortcut="h",
    ),
)
register(
    NavItem(
        label=_("Đối soát lệ phí"),
        url_name="cases:reconcile",
        area=Area.OFFICER,
        right="cases.reconcile",
        order=25,
    ),
)
