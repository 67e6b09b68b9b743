"""Voice in the menus."""

from django.utils.translation import gettext_lazy as _

from hienluong.face.nav import Area, NavItem, register

register(
    NavItem(label=_("Hỏi đáp"), url_name="voice:answers", area=Area.PUBLIC, order=40),
    NavItem(
        label=_("Trả lời câu hỏi"),
        url_name="voice:questions",
        area=Area.OFFICER,
        right="voice.answer",
        order=30,
    ),
)
