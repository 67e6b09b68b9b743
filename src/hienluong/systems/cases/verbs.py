"""What the journal's verbs about cases mean, in plain words."""

from django.utils.translation import gettext_lazy as _

from hienluong.kernel.journal.public import name_verbs

name_verbs(
    {
        "cases.found": _("Tìm hồ sơ theo tên hoặc mã"),
        "cases.looked": _("Xem hồ sơ để giải quyết"),
        "cases.listed_by_app": _("Ứng dụng bạn cho phép xem danh sách hồ sơ"),
        "cases.looked_by_app": _("Ứng dụng bạn cho phép xem hồ sơ"),
        "cases.changed_by_app": _("Ứng dụng bạn cho phép bổ sung hoặc rút hồ sơ"),
        "cases.letter_printed": _("In giấy tờ của hồ sơ"),
        "cases.draft_seen": _("Xem dự thảo kết quả"),
        "cases.numbers_seen": _("Xem đầy đủ số giấy tờ trong hồ sơ"),
        "cases.control_printed": _("In phiếu kiểm soát hồ sơ"),
        "cases.register_printed": _("In sổ theo dõi hồ sơ"),
        "cases.filed": _("Nộp hồ sơ"),
        "cases.received": _("Tiếp nhận hồ sơ"),
        "cases.refused": _("Từ chối hồ sơ"),
        "cases.moved": _("Chuyển hồ sơ sang bước tiếp theo"),
        "cases.supplement_requested": _("Yêu cầu bổ sung hồ sơ"),
        "cases.supplemented": _("Bổ sung hồ sơ"),
        "cases.extension_proposed": _("Đề nghị xin lỗi, hẹn lại ngày trả"),
        "cases.extension_refused": _("Không đồng ý hẹn lại ngày trả"),
        "cases.extended": _("Gia hạn giải quyết hồ sơ"),
        "cases.issued": _("Ban hành kết quả"),
        "cases.result_drafted": _("Soạn kết quả"),
        "cases.signed": _("Ký kết quả"),
        "cases.numbered": _("Cấp số kết quả"),
        "cases.returned": _("Trả lại bước trước"),
        "cases.opinions_asked": _("Xin ý kiến phối hợp"),
        "cases.opinion_given": _("Cho ý kiến phối hợp"),
        "cases.fee_paid": _("Ghi nhận lệ phí"),
        "cases.payment_asked": _("Yêu cầu thực hiện nghĩa vụ tài chính"),
        "cases.fee_refunded": _("Hoàn lệ phí"),
        "cases.opinions_withdrawn": _("Thu hồi yêu cầu ý kiến"),
        "cases.delivery_failed": _("Trả kết quả không thành"),
        "cases.fee_reconciled": _("Đối soát lệ phí"),
        "cases.receipts_compared": _("So sánh khoản thu với danh sách của ngân hàng, kho bạc"),
        "cases.fee_exempted": _("Miễn, giảm lệ phí"),
        "cases.delivered": _("Trả kết quả"),
        "cases.withdrawn": _("Rút hồ sơ"),
        "cases.stopped": _("Dừng giải quyết hồ sơ"),
        "cases.rated": _("Đánh giá việc giải quyết"),
    }
)
