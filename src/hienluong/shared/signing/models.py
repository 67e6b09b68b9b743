"""Keys, the authority that certifies them in the box, and what was signed with them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hienluong.kernel.organisation.public import Agency, Post
from hienluong.kernel.people.public import Account


class AuthorityKind(models.TextChoices):
    ROOT = "root", _("Gốc")
    ISSUING = "issuing", _("Cấp chứng thư")
    STAMPING = "stamping", _("Cấp dấu thời gian")


class Authority(models.Model):
    """The installation's own certification authority: a root, below it the one that issues and the one that dates."""

    kind = models.CharField(max_length=8, choices=AuthorityKind, unique=True)
    certificate = models.TextField(help_text="PEM")
    key_reference = models.CharField(max_length=80)
    created_at = models.DateTimeField()


class Role(models.TextChoices):
    PERSON = "person", _("Chữ ký của người có thẩm quyền")
    SEAL = "seal", _("Chữ ký số của cơ quan")


class SigningKey(models.Model):
    """A key with its certificate: of an officer in a post, or the seal of an agency.

    `ended_at` says that no new signature is made with it; `revoked_at` that it is on the revocation list.
    """

    uid = models.UUIDField(unique=True, editable=False)
    role = models.CharField(max_length=6, choices=Role)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    provider = models.CharField(max_length=40, help_text="soft, pkcs11, token, csc:<service>")
    key_reference = models.CharField(max_length=200)
    certificate = models.TextField(help_text="PEM")
    chain = models.TextField(blank=True, help_text="PEM of the issuers, when not our own authority")
    fingerprint = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the certificate")
    serial = models.CharField(max_length=48, help_text="hexadecimal")
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField()
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["post", "account"], condition=Q(role="person", ended_at=None), name="person_key_once"
            ),
            models.UniqueConstraint(
                fields=["agency"], condition=Q(role="seal", ended_at=None), name="seal_key_once"
            ),
            models.CheckConstraint(
                condition=Q(role="seal", post=None, account=None)
                | Q(role="person", post__isnull=False, account__isnull=False),
                name="signing_key_owner",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["serial"], condition=Q(revoked_at__isnull=False), name="signing_key_revoked"
            ),
        ]


class Level(models.TextChoices):
    """How long a signature can be checked by itself (ETSI EN 319 142-1), the least first."""

    B_B = "B-B", _("Chữ ký, chưa có dấu thời gian")
    B_T = "B-T", _("Chữ ký có dấu thời gian")
    B_LT = "B-LT", _("Chữ ký có dấu thời gian và dữ liệu thu hồi")
    B_LTA = "B-LTA", _("Chữ ký lưu trữ lâu dài")


class SignatureRecord(models.Model):
    """That a signature was made here, by whom and when: the house's own evidence beside the signature."""

    key = models.ForeignKey(SigningKey, on_delete=models.PROTECT, related_name="signatures")
    file_sha256 = models.CharField(max_length=64, db_index=True, help_text="of the file with the signature")
    file_size = models.BigIntegerField(null=True, help_text="bytes; null before it was noted")
    signature_sha256 = models.CharField(max_length=64, unique=True, help_text="of the signature value")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    mode = models.CharField(max_length=6, blank=True, help_text="KT., TL., TUQ. when signed for another")
    reason = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()


class Upkeep(models.Model):
    """What keeps a signed file provable: how far it is, until when that lasts, and what was added since it was signed.

    Only the newest signature of a file has one. `tail` follows the file's own bytes, which never change: revocation
    data and archive time-stamps. `due_at` is when there is something to do next.
    """

    record = models.OneToOneField(SignatureRecord, on_delete=models.CASCADE, related_name="upkeep")
    level = models.CharField(max_length=5, choices=Level)
    lasts_until = models.DateTimeField(null=True, help_text="end of the newest time-stamp's certificate")
    tail = models.BinaryField(default=b"")
    due_at = models.DateTimeField(db_index=True)
    tries = models.PositiveSmallIntegerField(default=0, help_text="in vain since the last renewal")
    renewed_at = models.DateTimeField(null=True)


class PreparedSignature(models.Model):
    """A document laid out for a signature that is made elsewhere; deleted when it is finished or waited too long."""

    uid = models.UUIDField(unique=True, editable=False)
    key = models.ForeignKey(SigningKey, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    mode = models.CharField(max_length=6, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    pdf = models.BinaryField()
    gap_start = models.PositiveIntegerField()
    gap_end = models.PositiveIntegerField()
    document_digest = models.BinaryField()
    attributes = models.BinaryField(help_text="DER of what the key signs")
    at = models.DateTimeField(db_index=True)
