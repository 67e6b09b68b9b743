"""Which way a document goes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Flow(models.TextChoices):
    INCOMING = "incoming", _("Văn bản đến")
    OUTGOING = "outgoing", _("Văn bản đi")
