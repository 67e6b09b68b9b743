"""What feedback must say. Pure."""

from django.utils.translation import gettext_noop

from hienluong.base.errors import Invalid
from hienluong.systems.voice.contacts import contact_faults
from hienluong.systems.voice.models.feedback import FeedbackKind
from hienluong.systems.voice.rules.wording import title_and_text_faults
from hienluong.systems.voice.values import Report

__all__ = ["MOST_FILES", "ensure_reportable"]

MOST_FILES = 5
_LONGEST_NAMED = 200
_LONGEST_CASE, _LONGEST_PROCEDURE = 50, 20


def ensure_reportable(report: Report) -> None:
    """Raise Invalid with a sentence for each field that is wrong.

    Conduct needs somebody it is about: a post from the list, or words. Who wrote must be known to the agency
    (NĐ 20/2008/NĐ-CP), and can stay unknown to everybody else.
    """
    faults = dict(contact_faults(report.contact)) | dict(title_and_text_faults(report.title, report.text))
    if report.kind not in FeedbackKind.values:
        faults["kind"] = gettext_noop("Chọn loại phản ánh, kiến nghị.")
    elif report.kind == FeedbackKind.CONDUCT and report.post_id is None and not report.named_words:
        faults["named_words"] = gettext_noop(
            "Chọn vị trí trong danh sách, hoặc ghi tên, chức vụ, nơi làm việc."
        )
    if len(report.named_words) > _LONGEST_NAMED:
        faults["named_words"] = gettext_noop("Ghi ngắn gọn, không quá 200 ký tự.")
    if len(report.procedure_code) > _LONGEST_PROCEDURE:
        faults["procedure_code"] = gettext_noop("Mã thủ tục có dạng 1.001193.")
    if len(report.case_code) > _LONGEST_CASE:
        faults["case_code"] = gettext_noop("Mã hồ sơ in trên giấy hẹn.")
    if len(report.files) > MOST_FILES:
        faults["files"] = gettext_noop("Gửi nhiều nhất 5 tệp.")
    if faults:
        raise Invalid(faults)
