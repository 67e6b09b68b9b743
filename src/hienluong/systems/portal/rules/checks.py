"""How each criterion of a checklist is judged from the facts of a site. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hienluong.systems.portal.rules.compliance import Finding, Verdict

__all__ = ["CHECKS", "Check", "SectionFacts", "SiteFacts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionFacts:
    """A live section of the site."""

    slug: str
    url: str
    module: str
    has_words: bool
    changed: date
    articles: int
    newest: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """What is really there on a day."""

    today: date
    home: str
    address: str
    phone: str
    email: str
    responsible: str
    sections: Sequence[SectionFacts]
    modules: frozenset[str]
    """Modules that this installation has."""
    parts: int
    leaders: int
    procedures: int
    documents: int
    overdue_documents: int
    overdue_questions: int
    oldest_unsummed: date | None
    """The day on which the oldest consultation ended whose summary is not published."""
    consultations: int
    last_week: date | None
    """The Monday of the newest week of the leaders' calendar that is published."""
    is_found: bool
    """Whether the search on the site finds the site."""
    pages: int
    pictures: int
    untold_pictures: int
    is_encrypted: bool
    has_security_contact: bool


_LAST_OF_WEEK = 6
"""Days from Monday to Sunday."""

Wanted = Mapping[str, Any]
Check = Callable[[SiteFacts, Wanted], Finding]
Words = str | Promise


def _met(says: Words, url: str, **facts: object) -> Finding:
    return Finding(Verdict.MET, says, facts, url)


def _missing(says: Words, url: str, **facts: object) -> Finding:
    return Finding(Verdict.MISSING, says, facts, url)


def _section(facts: SiteFacts, wanted: Wanted) -> Finding:
    """A section stands, is filled by a module or has words, and these are new enough when `days` are wanted."""
    found = _sections(facts, wanted)
    if not found:
        return _missing(_("Không có mục này trên trang."), facts.home)
    living = next((one for one in found if one.module in facts.modules), None)
    if living is not None:
        return _met(_("Hệ thống cung cấp nội dung."), living.url)
    filled = [one for one in found if one.has_words or one.articles]
    if not filled:
        return _missing(_("Có mục nhưng chưa có nội dung."), found[0].url)
    newest, url = max((one.newest or one.changed, one.url) for one in filled)
    if "days" in wanted and (facts.today - newest).days > wanted["days"]:
        return _missing(_("Mới nhất từ %(day)s, quá %(days)s ngày."), url, day=newest, days=wanted["days"])
    return _met(_("Có nội dung, mới nhất %(day)s."), url, day=newest)


def _module(facts: SiteFacts, wanted: Wanted) -> Finding:
    """A section stands that a living module of this installation fills."""
    found = _sections(facts, wanted)
    if not found:
        return _missing(_("Không có mục này trên trang."), facts.home)
    if found[0].module not in facts.modules:
        return _missing(_("Có mục nhưng hệ thống chưa cung cấp nội dung."), found[0].url)
    return _met(_("Hệ thống cung cấp nội dung."), found[0].url)


def _calendar(facts: SiteFacts, wanted: Wanted) -> Finding:
    """The calendar is published for this week, or for one that ended at most `days` ago."""
    found = [one for one in _sections(facts, wanted) if one.module in facts.modules]
    if not found:
        return _section(facts, wanted)
    if facts.last_week is None:
        return _missing(_("Chưa công bố tuần nào."), found[0].url)
    if (facts.today - facts.last_week).days > _LAST_OF_WEEK + wanted["days"]:
        return _missing(_("Tuần công bố gần nhất bắt đầu %(day)s."), found[0].url, day=facts.last_week)
    return _met(_("Đã công bố tuần bắt đầu %(day)s."), found[0].url, day=facts.last_week)


def _parts(facts: SiteFacts, wanted: Wanted) -> Finding:
    says = _("Công bố %(count)s đơn vị trực thuộc."), _("Chưa công bố đơn vị trực thuộc nào.")
    return _shown(facts, wanted, facts.parts, *says)


def _leaders(facts: SiteFacts, wanted: Wanted) -> Finding:
    says = _("Công bố %(count)s lãnh đạo."), _("Chưa có tên lãnh đạo nào.")
    return _shown(facts, wanted, facts.leaders, *says)


def _shown(facts: SiteFacts, wanted: Wanted, count: int, some: Words, none: Words) -> Finding:
    """At least one, on the page of a living module."""
    shown = _module(facts, wanted)
    if shown.verdict is not Verdict.MET:
        return shown
    return _met(some, shown.url, count=count) if count else _missing(none, shown.url)


def _contact(facts: SiteFacts, _wanted: Wanted) -> Finding:
    known = (
        (facts.address, _("địa chỉ")), (facts.phone, _("điện thoại")), (facts.email, _("thư điện tử")),
    )  # fmt: skip
    lacking = [word for value, word in known if not value]
    if lacking:
        return _missing(_("Thiếu: %(what)s."), facts.home, what=lacking)
    return _met(_("Có đủ ở chân trang."), facts.home)


def _responsible(facts: SiteFacts, _wanted: Wanted) -> Finding:
    if not facts.responsible:
        return _missing(_("Chân trang ghi “chưa công bố”."), facts.home)
    return _met(_("Có tên ở chân trang."), facts.home)


def _documents(facts: SiteFacts, wanted: Wanted) -> Finding:
    shown = _module(facts, wanted)
    if shown.verdict is not Verdict.MET:
        return shown
    if facts.overdue_documents:
        count = facts.overdue_documents
        return _missing(_("%(count)s văn bản quá hạn công bố."), shown.url, count=count)
    if not facts.documents:
        return _missing(_("Chưa công bố văn bản nào."), shown.url)
    return _met(_("Không văn bản nào quá hạn công bố."), shown.url)


def _procedures(facts: SiteFacts, wanted: Wanted) -> Finding:
    if not facts.procedures:
        return Finding(Verdict.NOT_APPLICABLE, _("Cơ quan không giải quyết thủ tục nào trong danh mục."))
    shown = _module(facts, wanted)
    if shown.verdict is not Verdict.MET:
        return shown
    return _met(_("Công khai %(count)s thủ tục."), shown.url, count=facts.procedures)


def _questions(facts: SiteFacts, wanted: Wanted) -> Finding:
    shown = _module(facts, wanted)
    if shown.verdict is not Verdict.MET:
        return shown
    if facts.overdue_questions:
        return _missing(_("%(count)s câu hỏi quá hạn trả lời."), shown.url, count=facts.overdue_questions)
    return _met(_("Không câu hỏi nào quá hạn trả lời."), shown.url)


def _consultations(facts: SiteFacts, wanted: Wanted) -> Finding:
    if not facts.consultations:
        return Finding(Verdict.NOT_APPLICABLE, _("Cơ quan chưa lấy ý kiến lần nào."))
    oldest = facts.oldest_unsummed
    if oldest is not None and (facts.today - oldest).days > wanted["days"]:
        says = _("Có lần lấy ý kiến kết thúc từ %(day)s chưa công khai tổng hợp.")
        return _missing(says, "/lay-y-kien/", day=oldest)
    return _met(_("Các lần lấy ý kiến đã có tổng hợp, hoặc còn trong hạn tổng hợp."), "/lay-y-kien/")


def _search(facts: SiteFacts, _wanted: Wanted) -> Finding:
    url = f"{facts.home}tim-kiem/"
    if not facts.is_found:
        return _missing(_("Gõ tên cơ quan vào ô tìm kiếm mà không thấy trang."), url)
    return _met(_("Tìm được trang bằng tên cơ quan."), url)


def _site_map(facts: SiteFacts, _wanted: Wanted) -> Finding:
    url = f"{facts.home}sitemap.xml"
    if not facts.pages:
        return _missing(_("Sơ đồ trang trống."), url)
    return _met(_("Sơ đồ trang có %(count)s địa chỉ."), url, count=facts.pages)


def _read_api(_facts: SiteFacts, _wanted: Wanted) -> Finding:
    """Holds for every site of this program: the address is the evidence."""
    return _met(_("Đọc được qua /api/v1/sites và /api/v1/articles."), "/api/v1/openapi.json")


def _encrypted(facts: SiteFacts, _wanted: Wanted) -> Finding:
    if not facts.is_encrypted:
        return _missing(_("Địa chỉ của hệ thống chưa dùng https."), facts.home)
    return _met(_("Địa chỉ của hệ thống dùng https."), facts.home)


def _security_contact(facts: SiteFacts, _wanted: Wanted) -> Finding:
    url = "/.well-known/security.txt"
    if not facts.has_security_contact:
        return _missing(_("Hệ thống chưa khai báo nơi nhận báo lỗ hổng."), url)
    return _met(_("Đã khai báo nơi nhận."), url)


def _by_hand(_facts: SiteFacts, _wanted: Wanted) -> Finding:
    return Finding(Verdict.UNKNOWN, _("Chỉ người kiểm tra mới xác nhận được, hệ thống không tự chấm."))


def _pictures(facts: SiteFacts, _wanted: Wanted) -> Finding:
    if not facts.pictures:
        return Finding(Verdict.NOT_APPLICABLE, _("Trang chưa có ảnh nào."))
    if facts.untold_pictures:
        return _missing(_("%(count)s ảnh chưa có lời mô tả."), facts.home, count=facts.untold_pictures)
    return _met(_("Cả %(count)s ảnh có lời mô tả."), facts.home, count=facts.pictures)


def _look(facts: SiteFacts, _wanted: Wanted) -> Finding:
    """Holds for every site of this program."""
    return _met(_("Nút “Hiển thị” ở đầu mọi trang."), facts.home)


def _sections(facts: SiteFacts, wanted: Wanted) -> list[SectionFacts]:
    slugs, modules = wanted.get("slugs", ()), wanted.get("modules", ())
    return [one for one in facts.sections if one.slug in slugs or (one.module and one.module in modules)]


CHECKS: Mapping[str, Check] = {
    "by_hand": _by_hand,
    "calendar": _calendar,
    "consultations": _consultations,
    "contact": _contact,
    "documents": _documents,
    "encrypted": _encrypted,
    "leaders": _leaders,
    "look": _look,
    "parts": _parts,
    "pictures": _pictures,
    "procedures": _procedures,
    "questions": _questions,
    "read_api": _read_api,
    "responsible": _responsible,
    "search": _search,
    "section": _section,
    "security_contact": _security_contact,
    "site_map": _site_map,
}
"""By the name that a checklist gives in `check`."""
