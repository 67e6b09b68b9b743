"""Which right a kind of post carries, how far it reaches, and from when to when."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from hienluong.kernel.organisation.models import Dated, DatedQuerySet, PostKind


class Reach(models.TextChoices):
    """How far from the post's agency a right reaches."""

    AGENCY = "agency", _("Trong cơ quan của vị trí")
    BODY = "body", _("Cả cơ quan mà vị trí thuộc về, gồm văn phòng, phòng, trung tâm của nó")
    SUBTREE = "subtree", _("Cơ quan của vị trí và các đơn vị trực thuộc")
    PROVINCE = "province", _("Toàn tỉnh")


class PostRight(Dated):
    """A right carried by every post of a kind, as dated data with its legal basis."""

    post_kind = models.CharField(max_length=20, choices=PostKind)
    right = models.CharField(max_length=60)
    reach = models.CharField(max_length=10, choices=Reach)
    basis = models.CharField(max_length=200, blank=True)

    objects = DatedQuerySet["PostRight"].as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["post_kind"])]
