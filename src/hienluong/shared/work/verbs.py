"""What the journal's verbs about work mean, in plain words."""

from django.utils.translation import gettext_lazy as _

from hienluong.kernel.journal.public import name_verbs

name_verbs(
    {
        "work.assigned": _("Giao việc cho người khác"),
        "work.inherited": _("Chuyển việc của cơ quan đã kết thúc cho cơ quan kế thừa"),
        "work.heir_asked": _("Xin quyết định cơ quan tiếp tục giải quyết"),
        "work.thresholds_set": _("Đổi ngưỡng cảnh báo thời hạn"),
        "work.rung_added": _("Thêm người được báo khi quá hạn"),
        "work.rung_ended": _("Thôi báo cho một người khi quá hạn"),
    }
)
