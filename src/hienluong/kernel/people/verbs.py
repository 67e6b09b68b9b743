"""What the journal's verbs about people mean, in plain words."""

from django.utils.translation import gettext_lazy as _

from hienluong.kernel.journal.public import name_verbs

name_verbs(
    {
        "people.contact_changed": _("Cập nhật thông tin liên hệ"),
        "people.identifier_seen": _("Xem đầy đủ số định danh"),
        "people.party_confirmed": _("Xác nhận thông tin cá nhân"),
        "people.party_created": _("Ghi nhận thông tin cá nhân lần đầu"),
        "people.party_found": _("Tìm thông tin cá nhân để tiếp nhận hồ sơ"),
    }
)
