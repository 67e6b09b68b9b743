"""Running totals, fed from the outbox: reading a figure never counts cases."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    """Which part of a case an agency had."""

    RECEIVING = "receiving", _("Tiếp nhận")
    DECIDING = "deciding", _("Giải quyết")


class Measure(models.TextChoices):
    """What is added up by day."""

    FILED = "filed", _("Nộp")
    ONLINE = "online", _("Nộp trực tuyến, tự nộp")
    ASSISTED = "assisted", _("Nộp có hỗ trợ")
    RECEIVED = "received", _("Tiếp nhận")
    REFUSED = "refused", _("Không tiếp nhận")
    WITHDRAWN = "withdrawn", _("Rút")
    STOPPED = "stopped", _("Dừng")
    EARLY = "early", _("Xong sớm hạn")
    ON_TIME = "on-time", _("Xong đúng hạn")
    LATE = "late", _("Xong quá hạn")
    RATINGS = "ratings", _("Lượt đánh giá")
    SCORE = "score", _("Tổng điểm đánh giá")
    COMPLAINTS = "complaints", _("Không hài lòng")


class DayTotal(models.Model):
    """How often something happened on a day in an agency."""

    agency = models.BigIntegerField()
    side = models.CharField(max_length=10, choices=Side)
    day = models.DateField()
    measure = models.CharField(max_length=12, choices=Measure)
    value = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["day", "side", "measure", "agency"], name="day_total_once"),
        ]


class OpenByHour(models.Model):
    """How many running cases fall due in an hour: overdue and due soon are sums over hours."""

    agency = models.BigIntegerField()
    side = models.CharField(max_length=10, choices=Side)
    hour = models.DateTimeField()
    value = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["side", "hour", "agency"], name="open_by_hour_once"),
        ]


class CaseMark(models.Model):
    """What a case adds to the totals now, so that a repeated or late event cannot count twice."""

    case = models.BigIntegerField(primary_key=True)
    told_at = models.DateTimeField()
    receiving = models.BigIntegerField()
    deciding = models.BigIntegerField()
    due_hour = models.DateTimeField(null=True)
    counted = models.JSONField(default=list, help_text="measures this case has added to")
