"""What the journal's verbs about the agenda mean, in plain words."""

from django.utils.translation import gettext_lazy as _

from hienluong.kernel.journal.public import name_verbs

name_verbs(
    {
        "agenda.begun": _("Mở lịch công tác tuần"),
        "agenda.line_put": _("Ghi một việc vào lịch công tác"),
        "agenda.line_removed": _("Bỏ một việc khỏi lịch công tác"),
        "agenda.submitted": _("Trình duyệt lịch công tác"),
        "agenda.returned": _("Trả lại lịch công tác để sửa"),
        "agenda.published": _("Duyệt, công bố lịch công tác"),
        "agenda.adjusted": _("Mở điều chỉnh lịch công tác"),
        "agenda.discarded": _("Bỏ bản điều chỉnh lịch công tác"),
        "agenda.resource_added": _("Thêm phòng, xe vào lịch công tác"),
        "agenda.resource_ended": _("Ngừng dùng phòng, xe trong lịch công tác"),
        "agenda.feed_renewed": _("Đổi địa chỉ lịch riêng"),
    }
)
