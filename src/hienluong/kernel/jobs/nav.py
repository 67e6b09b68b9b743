"""Menu entry of the outbox."""

from django.utils.translation import gettext_lazy as _

from hienluong.face.nav import Area, NavItem, register

register(
    NavItem(
        label=_("Sự kiện cần xem lại"),
        url_name="jobs:letters",
        area=Area.OFFICER,
        right="jobs.replay",
        order=86,
    )
)
