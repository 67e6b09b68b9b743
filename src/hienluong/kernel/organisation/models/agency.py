"""Agencies: people's committees, departments, offices, service centres."""

from typing import ClassVar

from django.db import models

from hienluong.kernel.organisation.models.dated import Dated, DatedQuerySet, dates_in_order
from hienluong.kernel.organisation.models.unit import Unit


class AgencyKind(models.TextChoices):
    COMMITTEE = "ubnd", "Ủy ban nhân dân"
    COUNCIL = "hdnd", "Hội đồng nhân dân"
    OFFICE = "van-phong", "Văn phòng"
    DEPARTMENT = "so", "Sở"
    INSPECTORATE = "thanh-tra", "Thanh tra"
    BOARD = "ban", "Ban"
    DIVISION = "phong", "Phòng"
    SERVICE_CENTRE = "ttpvhcc", "Trung tâm Phục vụ hành chính công"
    OTHER = "khac", "Khác"


class Agency(models.Model):
    """An agency by our own key; what it is called and coded is in its dated states."""

    uid = models.UUIDField(unique=True, editable=False)


class AgencyState(Dated):
    """What an agency was for a time."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="states")
    name = models.CharField(max_length=200)
    abbreviation = models.CharField(max_length=30)
    kind = models.CharField(max_length=12, choices=AgencyKind)
    level = models.PositiveSmallIntegerField(
        help_text="1 province, 2 provincial agency or commune, 3 and 4 below"
    )
    identifier = models.CharField(max_length=40, blank=True, help_text="QĐ 20/2020/QĐ-TTg, e.g. H50.20")
    old_identifier = models.CharField(
        max_length=40, blank=True, help_text="QCVN 102:2016, e.g. 000.00.20.H50"
    )
    parent = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    search_key = models.CharField(max_length=260)
    sort_key = models.CharField(max_length=400, db_collation="C")
    source = models.CharField(max_length=200, blank=True)

    objects = DatedQuerySet["AgencyState"].as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["identifier"]), models.Index(fields=["parent"])]
        constraints: ClassVar = [dates_in_order("agency_state_dates_in_order")]


class AgencySuccession(models.Model):
    """That an agency's duties went, whole or in part, to another on a day: n to m."""

    predecessor = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="precessions")
    on = models.DateField()
    whole = models.BooleanField(default=True)
    decision = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["predecessor", "successor", "on"], name="agency_succession_once"),
        ]
