"""Calendars in the officers' menu."""

from django.utils.translation import gettext_lazy as _

from hienluong.face.nav import Area, NavItem, register

register(
    NavItem(
        label=_("Lịch làm việc"),
        url_name="worktime:year",
        area=Area.OFFICER,
        right="worktime.manage",
        order=70,
    )
)
