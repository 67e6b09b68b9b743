"""A document as one agency has it: what arrived, or what it drafts and issues; its files; who read it."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hienluong.base.text import fold
from hienluong.kernel.organisation.public import Agency, Post
from hienluong.shared.files.public import StoredFile
from hienluong.shared.work.public import Urgency
from hienluong.systems.documents.models.book import Book, DocumentType
from hienluong.systems.documents.models.flow import Flow

__all__ = ["Document", "DocumentFile", "FileRole", "Flow", "Origin", "Reading", "State"]


class State(models.TextChoices):
    """Where it stands. The first seven are of what arrives, the rest of what is drafted here."""

    ARRIVED = "arrived", _("Chờ vào sổ")
    REGISTERED = "registered", _("Chờ cho ý kiến")
    WORKING = "working", _("Đang giải quyết")
    CLOSED = "closed", _("Đã giải quyết")
    RETURNED = "returned", _("Đã trả lại nơi gửi")
    RECALLED = "recalled", _("Đã bị nơi gửi thu hồi")
    REPLACED = "replaced", _("Đã bị thay thế")
    DRAFT = "draft", _("Đang soạn thảo")
    CHECKING = "checking", _("Chờ duyệt")
    SIGNING = "signing", _("Chờ ký")
    SIGNED = "signed", _("Chờ phát hành")
    ISSUED = "issued", _("Đã phát hành")
    WITHDRAWN = "withdrawn", _("Đã thu hồi")
    DROPPED = "dropped", _("Đã bỏ dự thảo")


class Origin(models.TextChoices):
    """By which way it came."""

    EXCHANGE = "exchange", _("Liên thông")
    MAIL = "mail", _("Thư điện tử công vụ")
    SCAN = "scan", _("Bản giấy, đã quét")
    COUNTER = "counter", _("Nộp trực tiếp")
    PORTAL = "portal", _("Cổng dịch vụ")
    OWN = "own", _("Do cơ quan soạn")


_NUMBERED = Q(book__isnull=False, year__isnull=False, serial__isnull=False)
_UNNUMBERED = Q(book__isnull=True, year__isnull=True, serial__isnull=True)


class Document(models.Model):
    """The fields of NĐ 30/2020/NĐ-CP, Phụ lục VI, phần II; stored wider than that table exports them."""

    uid = models.UUIDField(unique=True, editable=False)
    flow = models.CharField(max_length=8, choices=Flow)
    state = models.CharField(max_length=10, choices=State)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, related_name="+", help_text="the part that drafts it"
    )
    type = models.ForeignKey(DocumentType, on_delete=models.PROTECT, null=True, related_name="+")
    book = models.ForeignKey(Book, on_delete=models.PROTECT, null=True, related_name="documents")
    year = models.PositiveSmallIntegerField(null=True)
    series = models.CharField(
        max_length=40, blank=True, help_text="the type's code in books numbered by type"
    )
    serial = models.PositiveIntegerField(
        null=True, help_text="the number in the book: of arrival, or of issue"
    )
    symbol = models.CharField(max_length=120, blank=True, help_text="as printed: 15/STTTT-CNTT")
    symbol_key = models.CharField(max_length=120, blank=True)
    issuer_name = models.CharField(max_length=300)
    issuer_key = models.CharField(max_length=300)
    issuer_identifier = models.CharField(max_length=40, blank=True)
    issued_on = models.DateField(null=True)
    subject = models.TextField(help_text="what it is about, in a line")
    search_key = models.TextField(help_text="symbol, subject, issuer, folded: what people type to find it")
    pages = models.PositiveSmallIntegerField(null=True)
    urgency = models.SmallIntegerField(choices=Urgency, default=Urgency.NORMAL)
    signer_name = models.CharField(max_length=120, blank=True)
    signer_position = models.CharField(max_length=160, blank=True)
    note = models.TextField(blank=True)
    due_on = models.DateField(null=True, help_text="by when an answer is asked for")
    origin = models.CharField(max_length=8, choices=Origin)
    origin_key = models.CharField(
        max_length=200, blank=True, help_text="the sender's id of it: one effect for each"
    )
    answers = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="answered_by")
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    signer_post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    posts = ArrayField(
        models.BigIntegerField(),
        default=list,
        help_text="posts that have to do with it and may therefore read it",
    )
    ended_why = models.TextField(blank=True)
    created_at = models.DateTimeField()
    arrived_at = models.DateTimeField(null=True)
    registered_at = models.DateTimeField(null=True)
    issued_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["agency", "flow", "-id"], name="documents_of_agency"),
            models.Index(fields=["agency", "state", "-id"], name="documents_in_state"),
            models.Index(fields=["agency", "symbol_key", "issued_on"], name="documents_by_symbol"),
            GinIndex(fields=["posts"], name="documents_by_post", fastupdate=False),
            GinIndex(fields=["search_key"], name="documents_by_words", opclasses=["gin_trgm_ops"]),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["book", "year", "series", "serial"],
                condition=_NUMBERED,
                name="documents_number_once",
            ),
            models.CheckConstraint(condition=_NUMBERED | _UNNUMBERED, name="documents_number_whole"),
            models.UniqueConstraint(
                fields=["agency", "origin", "origin_key"],
                condition=~Q(origin_key=""),
                name="documents_arrive_once",
            ),
        ]

    def restate(self) -> None:
        """Write the search key anew; the caller saves."""
        self.search_key = fold(f"{self.symbol} {self.subject} {self.issuer_name}")

    @property
    def is_incoming(self) -> bool:
        return self.flow == Flow.INCOMING


class FileRole(models.TextChoices):
    MAIN = "main", _("Văn bản")
    ATTACHMENT = "attachment", _("Tài liệu kèm theo")


class DocumentFile(models.Model):
    """A file of a document; the bytes are never overwritten."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=FileRole)
    name = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "position"], name="documents_file_place_once"),
        ]


class Reading(models.Model):
    """That somebody opened it, first and last."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="readings")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "account"], name="documents_reading_once"),
        ]
