"""State of files: the bytes once (`Blob`), and each time somebody handed them in (`StoredFile`)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from hienluong.kernel.organisation.public import Agency
from hienluong.kernel.people.public import Account, Party


class ScanState(models.TextChoices):
    WAITING = "waiting", _("Đang chờ kiểm tra")
    CLEAN = "clean", _("An toàn")
    QUARANTINED = "quarantined", _("Đã cách ly")
    FAILED = "failed", _("Không kiểm tra được")


class Blob(models.Model):
    """Some bytes, named by their SHA-256; written once, never changed."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField(help_text="bytes")
    media_type = models.CharField(max_length=120)
    scan_state = models.CharField(max_length=11, choices=ScanState)
    finding = models.CharField(
        max_length=200, blank=True, help_text="what the scanner or the inspection named"
    )
    scanner = models.CharField(max_length=60, blank=True)
    signature_version = models.CharField(max_length=120, blank=True)
    scanned_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["id"], condition=models.Q(scan_state="waiting"), name="blob_waiting"),
        ]


class StoredFile(models.Model):
    """That somebody handed in these bytes under this name for this purpose."""

    uid = models.UUIDField(unique=True, editable=False)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=160)
    purpose = models.CharField(max_length=40)
    owner_party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, related_name="+")
    owner_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    stored_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()

    @property
    def state(self) -> ScanState:
        """What is known of the safety of the bytes."""
        return ScanState(self.blob.scan_state)
