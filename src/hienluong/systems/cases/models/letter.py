"""Letters of a case after the forms of the circular in force: receipt, refusal, apology…"""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from hienluong.kernel.organisation.public import Post
from hienluong.systems.cases.models.case import Case

LETTER_WORDS = {
    "receipt": _("Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
    "supplement": _("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"),
    "refusal": _("Phiếu từ chối tiếp nhận giải quyết hồ sơ"),
    "apology": _("Văn bản xin lỗi và đề nghị gia hạn"),
    "stop": _("Thông báo dừng giải quyết hồ sơ"),
}


class Letter(models.Model):
    """One form issued for a case. Its facts are frozen, so that it prints the same in ten years."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=12, help_text="receipt, supplement, refusal, apology, stop")
    form = models.CharField(max_length=4, blank=True, help_text="number of the form in its template set")
    template_set = models.CharField(max_length=30)
    number = models.CharField(max_length=60, blank=True)
    facts = models.JSONField()
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "kind"])]

    @property
    def title(self) -> str:
        """What people call it."""
        return str(LETTER_WORDS[self.kind])
