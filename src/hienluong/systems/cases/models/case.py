"""The case itself, with four separate states: business, finance, delivery, and sync (in `sync`)."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from hienluong.kernel.organisation.public import Agency
from hienluong.kernel.people.public import Party
from hienluong.systems.cases.models.process import ProcessVersion


class Business(models.TextChoices):
    """Where the work on a case stands."""

    FILED = "filed", _("Chờ tiếp nhận")
    PROCESSING = "processing", _("Đang xử lý")
    SUPPLEMENT = "supplement", _("Chờ bổ sung")
    FINANCE = "finance", _("Chờ thực hiện nghĩa vụ tài chính")
    COORDINATION = "coordination", _("Chờ cơ quan phối hợp")
    APPROVAL = "approval", _("Trình duyệt")
    APPROVED = "approved", _("Đã ký, chờ phát hành")
    ISSUED = "issued", _("Đã có kết quả")
    CLOSED = "closed", _("Đã trả kết quả")
    REFUSED = "refused", _("Không tiếp nhận")
    WITHDRAWN = "withdrawn", _("Đã rút")
    STOPPED = "stopped", _("Dừng giải quyết")


class Finance(models.TextChoices):
    """What is owed for a case. Apart from the work: a free case is never held by it."""

    NONE = "none", _("Không phát sinh")
    DUE = "due", _("Phải thu")
    EXEMPT = "exempt", _("Miễn, giảm")
    PAID = "paid", _("Đã thu")
    RECONCILED = "reconciled", _("Đã đối soát")
    REFUNDED = "refunded", _("Đã hoàn")


class Delivery(models.TextChoices):
    """Whether the person has the result. Issued and delivered are two facts."""

    NONE = "none", _("Chưa có kết quả")
    READY = "ready", _("Sẵn sàng trả")
    DELIVERED = "delivered", _("Đã trả")
    FAILED = "failed", _("Trả không thành")


class DeliveryWay(models.TextChoices):
    ONLINE = "online", _("Nhận bản điện tử")
    IN_PERSON = "in-person", _("Nhận tại quầy")
    POST = "post", _("Nhận qua bưu chính")


class Channel(models.TextChoices):
    """How a case came in (national enumeration: 1 direct, 2 online, 3 public post)."""

    COUNTER = "1", _("Trực tiếp")
    ONLINE = "2", _("Trực tuyến")
    POST = "3", _("Bưu chính công ích")


class Case(models.Model):
    """One request of one party under one version of one procedure.

    Agencies are kept as they were when the case came, with their names. When one of them ends while the case is
    open, its heir takes its place (`actions.take_over`) and the move says so; a case that is over keeps what it had.
    Catalogue facts are an id and a snapshot.
    """

    uid = models.UUIDField(unique=True, editable=False)
    # Empty only inside the submitting transaction: the number is taken last, and "" would not be unique.
    code = models.CharField(max_length=50, unique=True, null=True)  # noqa: DJ001
    idempotency_key = models.UUIDField(unique=True, editable=False)

    procedure_version = models.BigIntegerField(help_text="catalogue.ProcedureVersion, by id")
    procedure_code = models.CharField(max_length=30)
    procedure_name = models.TextField()
    process = models.ForeignKey(ProcessVersion, on_delete=models.PROTECT, related_name="cases")
    step = models.CharField(max_length=40, blank=True)

    form_version = models.CharField(max_length=80)
    answers = models.JSONField(default=dict)
    sections = models.JSONField(default=list, help_text="what was answered, as labels and values")

    applicant = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="cases")
    on_behalf_of = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, related_name="+")
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)

    support_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    receiving_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    deciding_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    advising_agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, related_name="+", help_text="sở that advises UBND tỉnh"
    )
    receiving_name = models.CharField(max_length=200)
    deciding_name = models.CharField(max_length=200)
    agencies = ArrayField(models.BigIntegerField(), help_text="every agency that had a part: who may see it")
    channel = models.CharField(max_length=1, choices=Channel)
    assisted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    business = models.CharField(max_length=14, choices=Business, default=Business.FILED)
    finance = models.CharField(max_length=12, choices=Finance, default=Finance.NONE)
    delivery = models.CharField(max_length=10, choices=Delivery, default=Delivery.NONE)
    delivery_way = models.CharField(max_length=10, choices=DeliveryWay, default=DeliveryWay.ONLINE)
    fee = models.BigIntegerField(default=0, help_text="đồng")

    filed_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True, help_text="may be moved by an apology letter")
    first_due_at = models.DateTimeField(null=True, help_text="the date on which on-time is judged")
    calendar_version = models.CharField(max_length=80, blank=True)
    limit_amount = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    limit_unit = models.CharField(max_length=20, blank=True, help_text="empty: not published")
    cutoff = models.TimeField(null=True, help_text="received after it, the clock starts next working day")
    decided_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            GinIndex(fields=["agencies"], name="case_by_agencies"),
            models.Index(fields=["applicant", "-id"]),
            models.Index(fields=["deciding_agency", "business", "-id"]),
            models.Index(fields=["receiving_agency", "business", "-id"]),
            models.Index(fields=["procedure_code", "-id"]),
            models.Index(
                fields=["first_due_at"],
                condition=models.Q(business__in=["processing", "coordination", "approval", "approved"]),
                name="case_running_by_due",
            ),
        ]
