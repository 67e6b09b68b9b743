"""Other installations: where they are, what they prove themselves with, which agencies stand there, what they may send."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

__all__ = ["OutsideAgency", "Peer", "PeerKey", "PeerState", "Permit"]


class PeerState(models.TextChoices):
    ACTIVE = "active", _("Đang kết nối")
    PAUSED = "paused", _("Tạm dừng gửi")
    CLOSED = "closed", _("Đã ngắt kết nối")


class Peer(models.Model):
    """Another installation, or the axis behind which others stand."""

    code = models.SlugField(max_length=40, unique=True, help_text="how it calls itself on the wire")
    name = models.CharField(max_length=200)
    address = models.URLField(max_length=300, help_text="of its gateway: https://host:port")
    state = models.CharField(max_length=8, choices=PeerState, default=PeerState.ACTIVE)
    added_at = models.DateTimeField()
    heard_at = models.DateTimeField(null=True, help_text="last sign of life, in either direction")
    failing_since = models.DateTimeField(null=True)
    next_try_at = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0, help_text="in vain, since the last success")
    error = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.code


class PeerKey(models.Model):
    """A certificate of another installation. Several may count at once, so that one follows the other without a stop."""

    peer = models.ForeignKey(Peer, on_delete=models.PROTECT, related_name="keys")
    fingerprint = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the certificate (DER)")
    certificate = models.TextField(help_text="PEM")
    not_before = models.DateTimeField()
    not_after = models.DateTimeField()
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, help_text="from when on nothing is believed any more")


class OutsideAgency(models.Model):
    """An agency of another installation, dated."""

    peer = models.ForeignKey(Peer, on_delete=models.PROTECT, related_name="agencies")
    identifier = models.CharField(max_length=40, help_text="QĐ 20/2020/QĐ-TTg, or the old form")
    name = models.CharField(max_length=300)
    name_key = models.CharField(max_length=300, db_index=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, help_text="the first day on which it is no more")
    successor = models.CharField(
        max_length=40, blank=True, help_text="who gets what is still addressed to it"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["identifier"], condition=Q(valid_until=None), name="exchange_agency_once"
            ),
        ]


class Permit(models.Model):
    """What an installation may send here; empty words stand for any."""

    peer = models.ForeignKey(Peer, on_delete=models.PROTECT, related_name="permits")
    sender = models.CharField(max_length=40, blank=True, help_text="identifier of one of its agencies")
    type_code = models.CharField(max_length=40, blank=True, help_text="a type of documents")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
