"""The PDFs of the invented documents: short, real, in the form of NĐ 30/2020/NĐ-CP."""

from functools import cache

from django.conf import settings

from hienluong.base import clock
from hienluong.province.loaders.posts import FIRST_DAY
from hienluong.shared.printing.public import Letterhead, LookUp, ResultPaper, Signer, render, template_set_on
from hienluong.systems.legal.public import DocumentFacts

__all__ = ["paper_of"]

_TITLES = {"nghi-quyet": "NGHỊ QUYẾT", "quyet-dinh": "QUYẾT ĐỊNH"}
_ARTICLES = """\
Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng. Văn bản mẫu này {subject}, áp dụng đối với cơ quan, tổ chức, cá nhân.
Điều 2. Nguyên tắc. Công khai, đúng thời hạn; không yêu cầu người dân nộp lại giấy tờ mà cơ quan nhà nước đã có.
Điều 3. Trách nhiệm thi hành. Thủ trưởng các cơ quan, đơn vị, Chủ tịch Ủy ban nhân dân các xã, phường, đặc khu.
Điều 4. Hiệu lực. Ghi ở trang công bố văn bản. Đây là văn bản bịa của bản dùng thử, không có giá trị pháp lý."""


def paper_of(facts: DocumentFacts) -> bytes:
    """A PDF of one page, a few milliseconds; documents of the former provinces share one sheet."""
    if facts.issued_on < FIRST_DAY:
        return _sheet_of_the_archive()
    council = facts.type_code == "nghi-quyet"
    body = "HỘI ĐỒNG NHÂN DÂN" if council else "ỦY BAN NHÂN DÂN"
    head = Letterhead(
        agency=(facts.issuer_name or f"{body} {settings.PROVINCE_NAME}").upper(),
        place=str(settings.PROVINCE_NAME).removeprefix("tỉnh "),
        number=facts.symbol,
        day=facts.issued_on,
    )
    subject = facts.summary[0].lower() + facts.summary[1:]
    paper = ResultPaper(
        letterhead=head,
        look_up=_look_up(facts.symbol),
        title=_TITLES[facts.type_code],
        subject=facts.summary,
        bases=("Căn cứ Luật Ban hành văn bản quy phạm pháp luật;",),
        opening=tuple(_ARTICLES.format(subject=subject).splitlines()),
        signer=Signer(authority=(f"TM. {body}", facts.signer_title.upper()), name=""),
    )
    return _printed(paper)


@cache
def _sheet_of_the_archive() -> bytes:
    head = Letterhead(
        agency="KHO LƯU TRỮ", place=str(settings.PROVINCE_NAME).removeprefix("tỉnh "), day=FIRST_DAY
    )
    return _printed(
        ResultPaper(
            letterhead=head,
            look_up=_look_up("Kho lưu trữ"),
            title="BẢN LƯU",
            subject="Văn bản của tỉnh trước sắp xếp",
            opening=(
                "Tờ này đứng thay toàn văn trong bản dùng thử; nội dung bịa, không có giá trị pháp lý.",
            ),
            signer=Signer(authority=("NGƯỜI GIỮ KHO",), name=""),
        )
    )


def _look_up(code: str) -> LookUp:
    return LookUp(address=f"{settings.HOME.address}/van-ban/", code=code)


def _printed(paper: ResultPaper) -> bytes:
    """In today's forms whatever the date: older ones had no form for it."""
    return render(paper, template_set=template_set_on(ResultPaper.form, clock.today()).code)
