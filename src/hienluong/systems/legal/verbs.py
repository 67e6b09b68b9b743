"""What the journal's verbs about documents mean, in plain words."""

from django.utils.translation import gettext_lazy as _

from hienluong.kernel.journal.public import name_verbs
from hienluong.systems.legal import events

name_verbs(
    {
        events.REGISTERED: _("Nhập văn bản"),
        events.CORRECTED: _("Sửa thông tin văn bản"),
        events.PUBLISHED: _("Công bố văn bản"),
        events.WITHDRAWN: _("Gỡ văn bản khỏi trang công khai"),
        events.FILE_ADDED: _("Thêm tệp vào văn bản"),
        events.FILE_READ: _("Đọc chữ trong tệp để tìm kiếm"),
        events.FILE_REMOVED: _("Bỏ tệp khỏi văn bản"),
        events.RELATED: _("Ghi liên hệ giữa hai văn bản"),
        events.UNRELATED: _("Bỏ liên hệ giữa hai văn bản"),
        events.IMPORTED: _("Nhập văn bản từ tệp"),
    }
)
