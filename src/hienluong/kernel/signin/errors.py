"""What can go wrong on the way in."""

from hienluong.base.errors import HouseError, NotAllowed, SignInNeeded, Unavailable

__all__ = [
    "IdentityIncomplete",
    "NoPassword",
    "NotLinked",
    "ProviderDown",
    "ScopeMissing",
    "SignInExpired",
    "TokenMissing",
    "TokenRefused",
]


class ProviderDown(Unavailable):
    """The identity provider does not answer, or answers nonsense."""

    code = "identity_unavailable"
    what = "Hệ thống định danh điện tử chưa trả lời nên chưa đăng nhập được."
    kept = "Bản nháp đã lưu vẫn còn; đăng nhập lại sau là làm tiếp được."
    next_step = (
        "Chờ ít phút rồi thử lại. Nếu cần ngay, đến hoặc gọi trung tâm phục vụ hành chính công: cán bộ nộp giúp "
        "được mà không cần đăng nhập."
    )


class TokenMissing(SignInNeeded):
    """A call to the API came without a token where one is needed."""

    code = "token_missing"
    what = "Cần mã truy cập để gọi địa chỉ này."
    kept = "Không có gì bị thay đổi."
    next_step = "Xin mã truy cập ở nơi cấp danh tính rồi gửi lại với Authorization: Bearer."


class TokenRefused(HouseError):
    """A token or an answer that does not prove what it should. The reason is for the log, not for its sender."""

    status = 401
    code = "token_refused"
    what = "Thông tin đăng nhập không hợp lệ hoặc đã hết hạn."
    kept = "Không có gì bị thay đổi."
    next_step = "Đăng nhập lại từ đầu."


class ScopeMissing(NotAllowed):
    """A good token for something else. Facts: `scope`, what the act needs."""

    code = "insufficient_scope"
    what = "Ứng dụng chưa được người dùng cho phép làm việc này."
    next_step = "Ứng dụng xin thêm phạm vi còn thiếu; người dùng đồng ý rồi thử lại."


class NoPassword(HouseError):
    """The account signs in with a passkey alone, so that there is no password to change."""

    status = 409
    code = "no_password"
    what = "Tài khoản này chưa có mật khẩu nên không có gì để đổi."
    kept = "Không có gì bị thay đổi; vẫn đăng nhập bằng khóa truy cập như trước."
    next_step = "Cần mật khẩu thì nhờ quản trị hệ thống đặt lại đăng nhập."


class SignInExpired(HouseError):
    """The answer belongs to no sign-in that this browser began, or to one that is over."""

    status = 400
    code = "sign_in_expired"
    what = "Lần đăng nhập này đã quá lâu hoặc được mở từ nơi khác nên không dùng được."
    kept = "Bản nháp đã lưu vẫn còn."
    next_step = "Bấm đăng nhập lại. Không dùng nút quay lại của trình duyệt khi đang đăng nhập."


class IdentityIncomplete(NotAllowed):
    """The provider did not say who it is: without name and number nobody can be served as themselves."""

    code = "identity_incomplete"
    what = "Nguồn định danh không cho biết họ tên và số định danh cá nhân."
    next_step = "Đăng nhập lại và đồng ý chia sẻ họ tên, ngày sinh, số định danh; hoặc đến trung tâm phục vụ hành chính công."


class NotLinked(NotAllowed):
    """A good token of somebody who never signed in on the site itself."""

    code = "not_linked"
    what = "Người đã cấp quyền cho ứng dụng chưa đăng nhập trang dịch vụ công lần nào."
    next_step = "Người đó đăng nhập trang dịch vụ công một lần, rồi ứng dụng thử lại."
