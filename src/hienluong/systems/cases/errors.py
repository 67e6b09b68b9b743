"""What can be refused about a case, in words for people."""

from hienluong.base.errors import Conflict, Invalid, NotFound

__all__ = [
    "ActNotPossible",
    "AlreadyRated",
    "CaseNotFound",
    "FeeNotSettled",
    "NoProcess",
    "NoSuchPost",
    "NotYourTurn",
    "NumberTaken",
    "OpinionsMissing",
    "ResultMissing",
    "ResultNotFound",
    "ResultNotIssued",
    "SupplementNeedsBasis",
]


class ActNotPossible(Conflict):
    """The state of the case does not allow the act."""

    code = "act_not_possible"
    what = "Hồ sơ đang ở trạng thái khác nên không thực hiện được việc này."
    kept = "Hồ sơ không bị thay đổi."
    next_step = "Tải lại trang để xem trạng thái mới và các việc làm được."


class NotYourTurn(Conflict):
    """The step is with another post, or was handed on meanwhile."""

    code = "not_your_turn"
    what = "Bước này không còn ở vị trí công tác của người đang đăng nhập."
    kept = "Hồ sơ không bị thay đổi."
    next_step = "Mở lại danh sách việc để xem hồ sơ đang ở đâu."


class NumberTaken(Conflict):
    """The result has its number already; only sealing is left."""

    code = "number_taken"
    what = "Kết quả đã được cấp số nên không trả lại được nữa."
    kept = "Số đã cấp được giữ cho kết quả này."
    next_step = "Đóng dấu, phát hành kết quả; nếu nội dung sai thì thu hồi sau khi phát hành."


class CaseNotFound(NotFound):
    """No such case, or not for this reader. The two are not told apart."""

    code = "case_not_found"
    what = "Không tìm thấy hồ sơ."
    next_step = "Kiểm tra mã hồ sơ trên giấy hẹn và các số cuối đã nhập."


class NoProcess(Invalid):
    """No process is in force for the procedure."""

    code = "no_process"
    what = "Thủ tục này chưa có quy trình nội bộ đang áp dụng nên chưa nộp được."
    next_step = "Liên hệ trung tâm phục vụ hành chính công để được hướng dẫn nộp."


class NoSuchPost(Invalid):
    """A step names a post that nobody holds in the agency."""

    code = "no_such_post"
    what = "Cơ quan nhận bước tiếp theo chưa có vị trí công tác phù hợp."
    next_step = "Đề nghị quản trị bổ sung vị trí hoặc ủy quyền rồi chuyển lại."


class SupplementNeedsBasis(Invalid):
    """A second request to complete needs its legal basis."""

    code = "supplement_needs_basis"
    what = "Hồ sơ này đã được yêu cầu bổ sung một lần."
    next_step = "Nếu pháp luật chuyên ngành cho phép yêu cầu thêm, ghi rõ căn cứ."


class OpinionsMissing(Conflict):
    """Opinions were asked and have not all come."""

    code = "opinions_missing"
    what = "Còn ý kiến phối hợp chưa trả lời."
    next_step = "Chờ đủ ý kiến, hoặc thu hồi yêu cầu còn lại kèm lý do."


class ResultMissing(Conflict):
    """The step needs a drafted result first."""

    code = "result_missing"
    what = "Chưa có dự thảo kết quả để trình ký."
    next_step = "Soạn kết quả rồi trình lại."


class ResultNotIssued(NotFound):
    """The case has no sealed result yet."""

    code = "result_not_issued"
    what = "Hồ sơ này chưa có kết quả."
    next_step = "Theo dõi trạng thái hồ sơ; có kết quả thì tải lại."


class ResultNotFound(NotFound):
    """No issued result carries this verification code."""

    code = "result_not_found"
    what = "Không có kết quả nào mang mã này."
    next_step = "Kiểm tra lại mã trên giấy, hoặc tải chính tệp lên để kiểm tra."


class FeeNotSettled(Conflict):
    """The result cannot be handed over before the fee is paid or exempted."""

    code = "fee_not_settled"
    what = "Lệ phí của hồ sơ chưa được thu hoặc miễn."
    next_step = "Ghi nhận thu hoặc miễn lệ phí rồi trả kết quả."


class AlreadyRated(Conflict):
    """One rating for one case."""

    code = "already_rated"
    what = "Hồ sơ này đã được đánh giá."
    kept = "Đánh giá trước vẫn được giữ."
    next_step = "Không cần làm gì thêm. Xin cảm ơn."
