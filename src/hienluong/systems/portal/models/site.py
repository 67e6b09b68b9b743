"""The site of an agency: where it stands, how it looks, who answers for it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, Page

from hienluong.kernel.organisation.public import Agency


class Accent(models.TextChoices):
    """The colour of a site's head; all keep the contrast of the house."""

    RIVER = "river", _("Xanh sông")
    LEAF = "leaf", _("Xanh lá")
    LACQUER = "lacquer", _("Đỏ sơn")
    INK = "ink", _("Đen mực")


class AgencySite(models.Model):
    """One site. Its pages are the subtree under `root`, its files those of `collection`."""

    agency = models.OneToOneField(Agency, on_delete=models.PROTECT, related_name="site")
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    root = models.OneToOneField(Page, on_delete=models.PROTECT, related_name="agency_site")
    collection = models.OneToOneField(Collection, on_delete=models.PROTECT, related_name="+")
    preset = models.CharField(max_length=40)
    accent = models.CharField(max_length=10, choices=Accent, default=Accent.RIVER)
    hostname = models.CharField(
        max_length=253, blank=True, help_text="a name of its own, without port; empty when it has none"
    )
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    responsible = models.CharField(max_length=200, blank=True, help_text="who answers for the content")
    licence = models.CharField(max_length=300, blank=True)
    counter_start = models.PositiveIntegerField(default=0, help_text="visits counted before this program")
    created_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["hostname"], condition=~models.Q(hostname=""), name="agency_site_hostname_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name
