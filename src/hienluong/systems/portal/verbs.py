"""What the journal's verbs about sites mean, in plain words."""

from django.utils.translation import gettext_lazy as _

from hienluong.kernel.journal.public import name_verbs

name_verbs(
    {
        "portal.site_created": _("Lập trang của cơ quan"),
        "portal.site_closed": _("Khép lại trang của cơ quan"),
        "portal.site_reopened": _("Mở lại trang của cơ quan"),
        "portal.site_settings_changed": _("Sửa thiết lập trang của cơ quan"),
        "portal.article_published": _("Đăng bài"),
        "portal.page_published": _("Đăng trang"),
        "portal.page_unpublished": _("Gỡ trang"),
        "portal.redirect_added": _("Dẫn một địa chỉ cũ tới trang khác"),
        "portal.redirect_removed": _("Thôi dẫn một địa chỉ cũ"),
        "portal.compliance_changed": _("Chấm trang theo quy định: có thay đổi"),
    }
)
