"""What the journal's verbs about calendars mean, in plain words."""

from django.utils.translation import gettext_lazy as _

from hienluong.kernel.journal.public import name_verbs

name_verbs(
    {
        "worktime.day_overridden": _("Thay đổi lịch làm việc của một ngày"),
        "worktime.override_withdrawn": _("Thu hồi thay đổi lịch làm việc"),
    }
)
