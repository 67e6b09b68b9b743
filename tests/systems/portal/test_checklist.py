"""The checklist is data that says where it comes from; a criterion is judged from facts alone."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hienluong.systems.portal.queries.checklists import checklist_on, checklists
from hienluong.systems.portal.rules.checks import CHECKS, SectionFacts, SiteFacts
from hienluong.systems.portal.rules.compliance import Verdict, score_of

TODAY = date(2026, 11, 23)
MET, MISSING = Verdict.MET, Verdict.MISSING


def section(slug: str = "tin-tuc", **facts: Any) -> SectionFacts:
    usual: dict[str, Any] = {
        "slug": slug, "url": f"/trang/so/{slug}/", "module": "", "has_words": False, "changed": TODAY, "articles": 0,
        "newest": None,
    }  # fmt: skip
    return SectionFacts(**(usual | facts))


NOTHING = SiteFacts(
    today=TODAY, home="/trang/so/", address="", phone="", email="", responsible="", sections=(), modules=frozenset(),
    parts=0, leaders=0, procedures=0, documents=0, overdue_documents=0, overdue_questions=0, oldest_unsummed=None,
    consultations=0, last_week=None, is_found=False, pages=0, pictures=0, untold_pictures=0, is_encrypted=False,
    has_security_contact=False,
)  # fmt: skip
STAFF = replace(NOTHING, sections=(section("co-cau", module="staff"),), modules=frozenset({"staff"}))


def verdict(check: str, facts: SiteFacts, **wanted: object) -> Verdict:
    return CHECKS[check](facts, wanted).verdict


@pytest.mark.parametrize("checklist", checklists(), ids=lambda one: one.code)
def test_each_criterion_cites_its_article_has_a_check_and_a_group(checklist: Any) -> None:
    groups = {code for code, _ in checklist.groups}
    codes = [one.code for one in checklist.criteria]
    assert len(set(codes)) == len(codes)
    for one in checklist.criteria:
        assert one.basis, one.code
        assert one.check in CHECKS, one.code
        assert one.group in groups, one.code
        assert isinstance(one.verified, bool)
    assert groups == {one.group for one in checklist.criteria}


def test_what_was_not_compared_with_the_law_is_marked_so() -> None:
    checklist = checklist_on(TODAY)
    assert checklist is not None
    verified = {one.code for one in checklist.criteria if one.verified}
    assert {"chuc-nang", "lien-he", "dau-moi", "mo-ta-anh"} <= verified
    assert verified != {one.code for one in checklist.criteria}


def test_a_checklist_holds_from_its_day_on() -> None:
    checklist = checklist_on(date(2024, 4, 5))
    assert checklist is not None
    assert checklist.code == "nd-42-2022"
    assert checklist_on(date(2024, 4, 4)) is None


def test_a_section_is_missing_empty_old_or_there() -> None:
    def judged(*sections: SectionFacts) -> Verdict:
        return verdict("section", replace(NOTHING, sections=sections), slugs=["tin-tuc"], days=30)

    old, new = TODAY - timedelta(days=31), TODAY - timedelta(days=30)
    assert judged() is MISSING
    assert judged(section("khac", has_words=True)) is MISSING
    assert judged(section()) is MISSING
    assert judged(section(articles=3, newest=old)) is MISSING
    assert judged(section(articles=3, newest=new)) is MET
    assert judged(section(has_words=True, changed=new)) is MET


def test_a_section_without_a_time_limit_never_grows_old() -> None:
    facts = replace(NOTHING, sections=(section(has_words=True, changed=date(2018, 1, 1)),))
    assert verdict("section", facts, slugs=["tin-tuc"]) is MET


@given(st.integers(0, 800), st.integers(1, 400))
def test_newness_is_counted_in_days_and_the_last_day_counts(age: int, days: int) -> None:
    facts = replace(NOTHING, sections=(section(articles=1, newest=TODAY - timedelta(days=age)),))
    found = verdict("section", facts, slugs=["tin-tuc"], days=days)
    assert (found is MET) == (age <= days)


@pytest.mark.parametrize("check", ["parts", "leaders"])
def test_parts_and_leaders_must_be_known_and_shown(check: str) -> None:
    known = {"parts": 2, "leaders": 2}
    assert verdict(check, STAFF, modules=["staff"]) is MISSING
    assert verdict(check, replace(NOTHING, **known), modules=["staff"]) is MISSING
    assert verdict(check, replace(STAFF, **known), modules=["staff"]) is MET


def test_a_module_that_this_installation_lacks_fills_no_section() -> None:
    facts = replace(NOTHING, sections=(section("lich", module="agenda"),))
    assert verdict("section", facts, modules=["agenda"]) is MISSING
    assert verdict("section", replace(facts, modules=frozenset({"agenda"})), modules=["agenda"]) is MET


def test_the_calendar_of_this_week_or_the_one_before_must_be_published() -> None:
    shown = replace(NOTHING, sections=(section("lich", module="agenda"),), modules=frozenset({"agenda"}))

    def judged(monday: date | None) -> Verdict:
        return verdict("calendar", replace(shown, last_week=monday), modules=["agenda"], days=7)

    assert TODAY.isoweekday() == 1
    assert judged(None) is MISSING
    assert judged(TODAY + timedelta(days=7)) is MET
    assert judged(TODAY) is MET
    assert judged(TODAY - timedelta(days=7)) is MET
    assert judged(TODAY - timedelta(days=14)) is MISSING


def test_a_calendar_written_as_pages_counts_like_any_section() -> None:
    written = replace(NOTHING, sections=(section("lich-cong-tac", articles=1, newest=TODAY),))
    assert verdict("calendar", written, slugs=["lich-cong-tac"], modules=["agenda"], days=7) is MET
    assert verdict("calendar", NOTHING, slugs=["lich-cong-tac"], modules=["agenda"], days=7) is MISSING


def test_contact_says_which_part_is_missing() -> None:
    whole = replace(NOTHING, address="1 Hùng Vương", phone="0233", email="so@quangtri.gov.vn")
    assert verdict("contact", whole) is MET
    lacking = CHECKS["contact"](replace(whole, phone="", email=""), {})
    assert lacking.verdict is MISSING
    assert [str(word) for word in lacking.facts["what"]] == ["điện thoại", "thư điện tử"]  # type: ignore[attr-defined]


def test_one_overdue_document_or_question_is_enough() -> None:
    legal = replace(NOTHING, sections=(section("van-ban", module="legal"),), modules=frozenset({"legal"}))
    assert verdict("documents", legal, modules=["legal"]) is MISSING
    assert verdict("documents", replace(legal, documents=9), modules=["legal"]) is MET
    assert (
        verdict("documents", replace(legal, documents=9, overdue_documents=1), modules=["legal"]) is MISSING
    )
    asked = replace(NOTHING, sections=(section("hoi", module="questions"),), modules=frozenset({"questions"}))
    assert verdict("questions", asked, modules=["questions"]) is MET
    assert verdict("questions", replace(asked, overdue_questions=1), modules=["questions"]) is MISSING


def test_what_an_agency_does_not_do_is_not_held_against_it() -> None:
    assert verdict("procedures", NOTHING, modules=["procedures"]) is Verdict.NOT_APPLICABLE
    assert verdict("consultations", NOTHING, days=30) is Verdict.NOT_APPLICABLE
    assert verdict("pictures", NOTHING) is Verdict.NOT_APPLICABLE


def test_a_summary_is_late_after_its_days() -> None:
    held = replace(NOTHING, consultations=2)
    assert verdict("consultations", held, days=30) is MET
    just = replace(held, oldest_unsummed=TODAY - timedelta(days=30))
    assert verdict("consultations", just, days=30) is MET
    assert verdict("consultations", replace(just, today=TODAY + timedelta(days=1)), days=30) is MISSING


def test_only_whole_sites_have_a_hundred_and_the_unjudged_counts_neither_way() -> None:
    assert score_of([MET] * 299 + [MISSING]).percent == 99
    assert score_of([MET, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE]).percent == 100
    assert score_of([Verdict.UNKNOWN]).percent is None


@given(st.lists(st.sampled_from(list(Verdict))))
def test_meeting_one_more_never_lowers_the_score(verdicts: list[Verdict]) -> None:
    before = score_of(verdicts).percent or 0
    better = list(verdicts)
    if MISSING in better:
        better[better.index(MISSING)] = MET
    assert (score_of(better).percent or 0) >= before
