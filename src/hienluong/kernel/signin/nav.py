"""Menu entries of one's own account."""

from django.utils.translation import gettext_lazy as _

from hienluong.face.nav import Area, NavItem, register

register(
    NavItem(label=_("Tài khoản của tôi"), url_name="signin:account", area=Area.CITIZEN, order=90),
    NavItem(label=_("Tài khoản của tôi"), url_name="signin:account", area=Area.OFFICER, order=95),
    NavItem(
        label=_("Đặt lại đăng nhập"),
        url_name="signin:reset",
        area=Area.OFFICER,
        right="people.manage",
        order=90,
    ),
)
