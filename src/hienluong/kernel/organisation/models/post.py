"""Posts hold work; people come and go. Appointments and delegations are dated."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from hienluong.kernel.organisation.models.agency import Agency
from hienluong.kernel.organisation.models.dated import Dated, DatedQuerySet, dates_in_order


class PostKind(models.TextChoices):
    """What a post does; rights are granted to kinds of post, for a time, by `access`."""

    CHAIR = "chu-tich", gettext_noop("Chủ tịch")
    VICE_CHAIR = "pho-chu-tich", gettext_noop("Phó Chủ tịch")
    DIRECTOR = "giam-doc", gettext_noop("Giám đốc")
    VICE_DIRECTOR = "pho-giam-doc", gettext_noop("Phó Giám đốc")
    HEAD = "truong-phong", gettext_noop("Trưởng phòng")
    SPECIALIST = "chuyen-vien", gettext_noop("Chuyên viên")
    CIVIL_STATUS = "tu-phap-ho-tich", gettext_noop("Công chức tư pháp - hộ tịch")
    RECEPTION = "tiep-nhan", gettext_noop("Cán bộ tiếp nhận")
    CENTRE_HEAD = "giam-doc-ttpvhcc", gettext_noop("Giám đốc trung tâm phục vụ hành chính công")
    CLERK = "van-thu", gettext_noop("Văn thư")
    ADMINISTRATOR = "quan-tri", gettext_noop("Quản trị hệ thống")
    AUDITOR = "kiem-tra", gettext_noop("Cán bộ kiểm tra")


class Post(Dated):
    """A position in an agency: it holds work, rights and signatures."""

    uid = models.UUIDField(unique=True, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="posts")
    kind = models.CharField(max_length=20, choices=PostKind)
    title = models.CharField(max_length=160)

    objects = DatedQuerySet["Post"].as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agency", "kind"])]
        constraints: ClassVar = [dates_in_order("post_dates_in_order")]


class Appointment(Dated):
    """That a person holds a post for a time."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="appointments")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="appointments"
    )
    decision = models.CharField(max_length=200, blank=True)

    objects = DatedQuerySet["Appointment"].as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["account"]), models.Index(fields=["post"])]
        constraints: ClassVar = [dates_in_order("appointment_dates_in_order")]


class DelegationMode(models.TextChoices):
    """How one signs or acts for another (NĐ 30/2020/NĐ-CP, điều 13)."""

    KT = "KT.", _("Ký thay")
    TL = "TL.", _("Thừa lệnh")
    TUQ = "TUQ.", _("Thừa ủy quyền")
    SUBSTITUTE = "thay", _("Làm thay khi vắng mặt")


class Delegation(Dated):
    """That a post acts for another for a time, within a scope of rights (empty scope: all of them)."""

    giver = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="delegations_given")
    receiver = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="delegations_received")
    mode = models.CharField(max_length=6, choices=DelegationMode)
    rights = models.JSONField(default=list, blank=True)
    decision = models.CharField(max_length=200, blank=True)

    objects = DatedQuerySet["Delegation"].as_manager()

    class Meta:
        constraints: ClassVar = [
            dates_in_order("delegation_dates_in_order"),
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("receiver")), name="delegation_to_another"
            ),
        ]
