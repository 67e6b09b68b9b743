"""Voice in the menus."""

from django.utils.translation import gettext_lazy as _

from hienluong.face.nav import Area, NavItem, register

register(
    NavItem(label=_("Hỏi đáp"), url_name="voice:answers", area=Area.PUBLIC, order=40),
    NavItem(label=_("Phản ánh, kiến nghị"), url_name="voice:results", area=Area.PUBLIC, order=45),
    NavItem(label=_("Lấy ý kiến"), url_name="voice:consultations", area=Area.PUBLIC, order=50),
    NavItem(
        label=_("Lấy ý kiến dự thảo"),
        url_name="voice:prepared-list",
        area=Area.OFFICER,
        right="voice.answer",
        order=32,
    ),
    NavItem(
        label=_("Thời hạn trả lời"),
        url_name="voice:rules",
        area=Area.OFFICER,
        right="voice.manage",
        order=72,
    ),
    NavItem(
        label=_("Xử lý phản ánh"),
        url_name="voice:feedback-list",
        area=Area.OFFICER,
        right="voice.handle",
        order=31,
    ),
    NavItem(
        label=_("Trả lời câu hỏi"),
        url_name="voice:questions",
        area=Area.OFFICER,
        right="voice.answer",
        order=30,
    ),
)
