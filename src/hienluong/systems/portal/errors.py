"""What can be refused in the sites, in words for people."""

from hienluong.base.errors import Conflict, Invalid, NotFound

__all__ = [
    "CircularRedirect",
    "HostnameTaken",
    "NoSuchRedirect",
    "NoSuchSite",
    "PageNotFound",
    "SiteExists",
    "UnreadableWords",
]


class NoSuchSite(NotFound):
    """No agency has this site."""

    code = "no_such_site"
    what = "Không có trang của cơ quan này."
    next_step = "Tìm cơ quan ở trang các cơ quan của tỉnh."


class NoSuchRedirect(NotFound):
    """The site leads on from no such address, or not any more."""

    code = "no_such_redirect"
    what = "Địa chỉ cũ này không còn được dẫn đi."
    next_step = "Mở lại danh sách địa chỉ cũ của trang."


class PageNotFound(NotFound):
    """The site has no such page, or not any more."""

    code = "page_not_found"
    what = "Trang này không có hoặc đã được gỡ."
    next_step = "Về trang đầu của cơ quan, hoặc tìm bằng lời thường ngày."


class SiteExists(Conflict):
    """The agency, or the address, has a site already."""

    code = "site_exists"
    what = "Cơ quan này đã có trang, hoặc địa chỉ đã được dùng."
    next_step = "Mở trang đang có để sửa."


class UnreadableWords(Invalid):
    """What came in place of words was not written by the editors' desk."""

    code = "unreadable_words"
    what = "Nội dung gửi tới không phải do khung soạn thảo của bàn biên tập ghi nên không đọc được."
    kept = "Không có gì bị thay đổi."
    next_step = "Mở lại trang cần sửa, soạn trong khung soạn thảo rồi lưu."


class CircularRedirect(Conflict):
    """Who follows the redirect would come back to where they were, and never arrive."""

    code = "circular_redirect"
    what = "Địa chỉ này dẫn vòng tròn: người đọc đi mãi không tới."
    next_step = "Chọn nơi đến khác, hoặc xóa lối dẫn đang chỉ ngược lại."


class HostnameTaken(Conflict):
    """The name is the house's own, or that of another site."""

    code = "hostname_taken"
    what = "Tên miền này đã dùng cho trang khác, hoặc là tên của chính hệ thống."
    next_step = "Chọn tên khác, hoặc gỡ tên ấy khỏi trang đang dùng."
