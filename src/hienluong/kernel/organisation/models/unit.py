"""Administrative units: province, district (to 30/6/2025), commune."""

from typing import ClassVar

from django.db import models

from hienluong.kernel.organisation.models.dated import Dated, DatedQuerySet, dates_in_order


class UnitKind(models.TextChoices):
    """Kinds as the official lists name them; shown before the name ("Phường 1")."""

    PROVINCE = "tinh", "Tỉnh"
    CITY = "thanh-pho", "Thành phố"
    TOWN = "thi-xa", "Thị xã"
    DISTRICT = "huyen", "Huyện"
    WARD = "phuong", "Phường"
    COMMUNE = "xa", "Xã"
    TOWNSHIP = "thi-tran", "Thị trấn"
    SPECIAL_ZONE = "dac-khu", "Đặc khu"


class Unit(models.Model):
    """An administrative unit by our own key. Official codes were re-used, so they are dated facts."""

    uid = models.UUIDField(unique=True, editable=False)


class UnitState(Dated):
    """What a unit was called, coded and part of, for a time."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="states")
    code = models.CharField(max_length=8)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=UnitKind)
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    search_key = models.CharField(max_length=160)
    sort_key = models.CharField(max_length=240, db_collation="C")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    area_km2 = models.FloatField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)

    objects = DatedQuerySet["UnitState"].as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["code"]), models.Index(fields=["search_key"])]
        constraints: ClassVar = [dates_in_order("unit_state_dates_in_order")]

    @property
    def full_name(self) -> str:
        """Kind and name, as it must always be shown."""
        return f"{self.get_kind_display()} {self.name}"


class UnitSuccession(models.Model):
    """That a unit went, whole or in part, into another on a day: n to m."""

    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="precessions")
    on = models.DateField()
    whole = models.BooleanField(default=True)
    decision = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["predecessor", "successor", "on"], name="unit_succession_once"),
        ]


class UnitAlias(models.Model):
    """A name that people or papers still use for a place that now lies in this unit.

    Holds what no state can: former units outside the old province, other spellings.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="aliases")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=UnitKind, blank=True)
    place = models.CharField(
        max_length=120, blank=True, help_text="what tells namesakes apart: the old district"
    )
    search_key = models.CharField(max_length=160)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["search_key"])]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "kind", "name", "place"], name="unit_alias_once")
        ]

    @property
    def full_name(self) -> str:
        """Kind and name; only the name where the kind is not known."""
        return f"{self.get_kind_display()} {self.name}".strip()
