"""Drafts in the citizen's menu."""

from django.utils.translation import gettext_lazy as _

from hienluong.face.nav import Area, NavItem, register

register(NavItem(label=_("Bản nháp"), url_name="filing:drafts", area=Area.CITIZEN, order=20))
