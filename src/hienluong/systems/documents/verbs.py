"""What the journal's verbs about documents mean, in plain words."""

from django.utils.translation import gettext_lazy as _

from hienluong.kernel.journal.public import name_verbs

name_verbs(
    {
        "documents.arrived": _("Nhận văn bản đến"),
        "documents.read": _("Đọc văn bản lần đầu"),
        "documents.registered": _("Vào sổ văn bản đến"),
        "documents.sent_back": _("Trả lại văn bản cho nơi gửi"),
        "documents.directed": _("Cho ý kiến chỉ đạo, phân công"),
        "documents.closed": _("Kết thúc xử lý văn bản đến"),
        "documents.recalled": _("Văn bản đến bị nơi gửi thu hồi hoặc thay thế"),
        "documents.task_passed_on": _("Giao tiếp nhiệm vụ"),
        "documents.task_done": _("Hoàn thành nhiệm vụ"),
        "documents.task_returned": _("Trả lại nhiệm vụ"),
        "documents.task_withdrawn": _("Thu lại nhiệm vụ"),
        "documents.drafted": _("Soạn dự thảo văn bản"),
        "documents.draft_changed": _("Sửa thông tin dự thảo"),
        "documents.version_saved": _("Lưu bản dự thảo mới"),
        "documents.draft_dropped": _("Bỏ dự thảo"),
        "documents.opinions_asked": _("Xin ý kiến về dự thảo"),
        "documents.opinion_given": _("Cho ý kiến về dự thảo"),
        "documents.submitted": _("Trình dự thảo"),
        "documents.initialled": _("Duyệt và ký nháy dự thảo"),
        "documents.draft_returned": _("Trả lại dự thảo"),
        "documents.signed": _("Ký văn bản"),
        "documents.numbered": _("Cấp số văn bản"),
        "documents.issued": _("Ký số cơ quan và phát hành văn bản"),
        "documents.withdrawn": _("Thu hồi văn bản đã phát hành"),
    }
)
