"""The catalogue in the menus. Situations on the home page are a few of those in the data."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hienluong.face.nav import Area, NavItem, register

__all__ = ["ON_THE_HOME_PAGE"]

ON_THE_HOME_PAGE: tuple[tuple[str, str | Promise, str | Promise], ...] = (
    ("sinh-con", _("Sinh con"), _("Khai sinh, hộ khẩu, bảo hiểm y tế, tiền thai sản")),
    ("ket-hon", _("Kết hôn"), _("Đăng ký kết hôn, giấy độc thân, chuyển hộ khẩu")),
    ("nguoi-nha-mat", _("Người nhà mất"), _("Khai tử, xóa thường trú, mai táng phí, thừa kế")),
    ("xay-nha", _("Xây, sửa nhà"), _("Giấy phép xây dựng, quy hoạch, hoàn công")),
    ("mua-ban-nha-dat", _("Mua bán, cho tặng nhà đất"), _("Sang tên sổ đỏ, tách thửa, hợp đồng")),
    ("mo-quan", _("Mở quán, mở cửa hàng"), _("Hộ kinh doanh, an toàn thực phẩm, phòng cháy")),
    ("chuyen-nha", _("Chuyển nhà, chuyển chỗ ở"), _("Thường trú, tạm trú, chuyển trường")),
    ("ve-huu", _("Về hưu"), _("Lương hưu, trợ cấp, chuyển nơi nhận")),
    ("con-di-hoc", _("Con đi học"), _("Tuyển sinh, chuyển trường, miễn giảm học phí")),
    ("mat-giay-to", _("Mất giấy tờ"), _("Khai sinh, bằng lái, giấy xe, sổ đỏ, thẻ bảo hiểm")),
)
"""(key of the situation, label, what it brings)"""

register(
    NavItem(
        label=pgettext_lazy("danh sách", "Thủ tục"), url_name="catalogue:search", area=Area.PUBLIC, order=10
    ),
    *(
        NavItem(
            label=label,
            hint=hint,
            url_name="catalogue:event",
            url_kwargs={"key": key},
            area=Area.LIFE_EVENT,
            order=place,
        )
        for place, (key, label, hint) in enumerate(ON_THE_HOME_PAGE)
    ),
)
