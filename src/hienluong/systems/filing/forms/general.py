"""The form of every procedure that has none of its own: who asks, what for, and its list of papers."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_noop

from hienluong.systems.filing.forms.model import Paper

__all__ = ["general_form"]

_DECLARATION = gettext_noop(
    "Tôi cam đoan các thông tin đã khai là đúng sự thật và chịu trách nhiệm trước pháp luật"
)


def general_form(procedure: str, version: str, title: str, papers: Sequence[Paper]) -> dict[str, Any]:
    """The definition, ready for `read_form`. Every paper is offered; which of them a case needs, the centre says.

    The catalogue's list does not tell papers that all must hand in from those for some cases only, so none
    is demanded here: a wrong demand would be a dead end.
    """
    return {
        "procedure": procedure,
        "version": version,
        "title": title,
        "basis": gettext_noop("Lập từ thành phần hồ sơ đã công bố của thủ tục"),
        "blocks": [
            {"key": "requester", "title": gettext_noop("Người yêu cầu"), "help": gettext_noop("Người đứng tên nộp hồ sơ."), "fields": [
                {"use": "requester", "without": ["sex", "ethnic", "nationality"]},
                {"key": "for_organisation", "kind": "yes_no", "label": gettext_noop("Nộp thay cho tổ chức?"), "default": "no"},
                {"key": "organisation", "kind": "text", "label": gettext_noop("Tên tổ chức"),
                 "show_if": {"field": ".for_organisation", "equals": "yes"}},
                {"key": "tax_code", "kind": "tax_code", "label": gettext_noop("Mã số thuế hoặc mã số doanh nghiệp"),
                 "show_if": {"field": ".for_organisation", "equals": "yes"}},
            ]},
            {"key": "request", "title": gettext_noop("Nội dung đề nghị"), "help": "", "fields": [
                {"key": "text", "kind": "long_text", "label": gettext_noop("Đề nghị giải quyết việc gì?"), "max_length": 4000,
                 "hint": gettext_noop("Viết ngắn gọn: việc cần giải quyết, nhà đất, giấy tờ hoặc người liên quan")},
            ]},
            {"key": "declaration", "title": gettext_noop("Cam đoan"), "help": "", "fields": [
                {"key": "agreed", "kind": "declaration", "label": _DECLARATION},
            ]},
        ],
        "papers": [_paper(paper) for paper in papers],
    }  # fmt: skip


def _paper(paper: Paper) -> dict[str, Any]:
    return {"code": paper.code, "name": paper.name, "hint": paper.hint, "replaced_by": paper.replaced_by}
