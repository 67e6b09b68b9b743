"""What can be refused about documents, in words for people."""

from hienluong.base.errors import Conflict, Invalid, NotFound

__all__ = [
    "ActNotPossible",
    "AlreadyHere",
    "DocumentNotFound",
    "DraftChanged",
    "NotYourTurn",
    "NothingToSign",
    "OpinionNotFound",
    "SecretNotAllowed",
    "TaskNotFound",
]


class ActNotPossible(Conflict):
    """The state does not allow the act (any more)."""

    code = "documents_act_not_possible"
    what = "Văn bản đã ở bước khác nên việc vừa chọn không làm được."
    kept = "Văn bản không thay đổi."
    next_step = "Tải lại trang để xem trạng thái mới và các việc làm được."


class NotYourTurn(Conflict):
    """The work is with another post, or was handed on meanwhile."""

    code = "documents_not_your_turn"
    what = "Việc này không còn ở vị trí công tác của người đang đăng nhập."
    kept = "Văn bản không thay đổi."
    next_step = "Mở lại danh sách việc để xem văn bản đang ở đâu."


class DocumentNotFound(NotFound):
    """No such document, or not for this reader. The two are not told apart."""

    code = "document_not_found"
    what = "Không tìm thấy văn bản này."
    next_step = "Tìm lại theo số, ký hiệu hoặc trích yếu; nếu cần xem, hỏi văn thư của cơ quan."


class TaskNotFound(NotFound):
    """No such task, or not for this reader."""

    code = "documents_task_not_found"
    what = "Không tìm thấy nhiệm vụ này."
    next_step = "Mở lại danh sách việc."


class OpinionNotFound(NotFound):
    """Nobody asked this reader, or the question was withdrawn."""

    code = "documents_opinion_not_found"
    what = "Không có yêu cầu cho ý kiến nào gửi cho người đang đăng nhập về dự thảo này."
    next_step = "Mở lại danh sách việc."


class AlreadyHere(Conflict):
    """The same document is in the books already (NĐ 30/2020/NĐ-CP, Phụ lục VI: warn of doubles)."""

    code = "document_already_here"
    what = "Trong sổ đã có văn bản cùng số, ký hiệu, ngày và nơi ban hành, hoặc có cùng tệp."
    kept = "Chưa ghi gì vào sổ; thông tin vừa nhập vẫn còn."
    next_step = "Mở văn bản đã có để so sánh; nếu đúng là văn bản khác thì đánh dấu vẫn vào sổ."


class SecretNotAllowed(Invalid):
    """State secrets do not enter this system (Luật 29/2018/QH14)."""

    code = "document_secret"
    what = "Văn bản có dấu hiệu là bí mật nhà nước nên không được đưa vào hệ thống này."
    kept = "Tệp và nội dung không được lưu."
    next_step = (
        "Xử lý văn bản mật bằng sổ và máy riêng theo quy định; nếu dấu độ mật ghi nhầm thì sửa lại tệp."
    )


class DraftChanged(Conflict):
    """Somebody saved a newer version, or another is being signed."""

    code = "document_draft_changed"
    what = "Dự thảo vừa có bản mới nên chưa lưu hoặc chưa ký được bản này."
    kept = "Nội dung vừa nhập vẫn còn trong trang này."
    next_step = "Mở bản mới để so sánh, rồi làm lại."


class NothingToSign(Invalid):
    """A draft without a body."""

    code = "document_nothing_to_sign"
    what = "Dự thảo chưa có nội dung nên chưa trình được."
    next_step = "Nhập nội dung hoặc tải tệp DOCX lên, rồi trình lại."
