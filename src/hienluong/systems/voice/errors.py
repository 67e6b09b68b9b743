"""What can be refused in voice, in words for people."""

from hienluong.base.errors import Conflict, Invalid, NotAllowed, NotFound, Unavailable

__all__ = [
    "ActNotPossible",
    "AlreadyRated",
    "CommentsClosed",
    "ConsultationNotFound",
    "FeedbackNotFound",
    "NoRule",
    "NobodyThere",
    "NotFollowed",
    "NotYourTurn",
    "OwnDraft",
    "QuestionNotFound",
]


class ActNotPossible(Conflict):
    """The state does not allow the act (any more)."""

    code = "voice_act_not_possible"
    what = "Việc này đã có người xử lý hoặc đã ở bước khác."
    next_step = "Tải lại trang để xem trạng thái mới và các việc làm được."


class NotYourTurn(Conflict):
    """The work is with another post, or was handed on meanwhile."""

    code = "voice_not_your_turn"
    what = "Việc này không còn ở vị trí công tác của người đang đăng nhập."
    next_step = "Mở lại danh sách việc để xem việc đang ở đâu."


class OwnDraft(NotAllowed):
    """Who drafted an answer does not approve it."""

    code = "voice_own_draft"
    what = "Người soạn trả lời không tự duyệt trả lời của mình."
    next_step = "Đề nghị người khác có quyền duyệt xem và quyết định."


class NobodyThere(Invalid):
    """The agency has no held post that may receive."""

    code = "voice_nobody_there"
    what = "Cơ quan này chưa có người được giao tiếp nhận."
    next_step = "Chọn cơ quan khác, hoặc gọi trung tâm phục vụ hành chính công."


class NoRule(Unavailable):
    """No time limit is in force for this kind of matter."""

    code = "voice_no_rule"
    what = "Chưa có quy định về thời hạn đang áp dụng nên chưa nhận được."
    next_step = "Đề nghị quản trị bổ sung thời hạn kèm căn cứ."


class QuestionNotFound(NotFound):
    """No such question, or not for this reader. The two are not told apart."""

    code = "question_not_found"
    what = "Không tìm thấy câu hỏi."
    next_step = "Kiểm tra lại mã, hoặc tìm trong danh sách."


class FeedbackNotFound(NotFound):
    """No such feedback, or not for this reader: whom it complains about is told the same as a stranger."""

    code = "feedback_not_found"
    what = "Không tìm thấy phản ánh, kiến nghị."
    next_step = "Kiểm tra lại mã, hoặc tìm trong danh sách."


class ConsultationNotFound(NotFound):
    """No such consultation, or not open to this reader."""

    code = "consultation_not_found"
    what = "Không tìm thấy dự thảo lấy ý kiến."
    next_step = "Kiểm tra lại đường dẫn, hoặc tìm trong danh sách."


class CommentsClosed(Conflict):
    """The last minute for comments has passed, or the first has not come."""

    code = "comments_closed"
    what = "Đã hết thời gian góp ý cho dự thảo này nên ý kiến không được ghi nhận."
    kept = "Nội dung vừa viết chưa được gửi."
    next_step = "Đọc phần tổng hợp khi cơ quan công bố, hoặc gửi kiến nghị tới cơ quan soạn thảo."


class AlreadyRated(Conflict):
    """One rating for one answer."""

    code = "voice_already_rated"
    what = "Câu trả lời này đã được đánh giá."
    kept = "Đánh giá trước vẫn được giữ."
    next_step = "Không cần làm gì thêm. Xin cảm ơn."


class NotFollowed(NotFound):
    """Code and second factor do not fit each other."""

    code = "voice_not_followed"
    what = "Không tìm thấy nội dung có mã và thông tin này."
    next_step = "Kiểm tra mã trong giấy xác nhận và số điện thoại hoặc thư điện tử đã ghi."
