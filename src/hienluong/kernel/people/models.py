"""Accounts that sign in, officers, and the parties (citizens, organisations) the province serves."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _

from hienluong.base.fresh import fresh


class AccountKind(models.TextChoices):
    OFFICER = "officer", _("Cán bộ")
    CITIZEN = "citizen", _("Công dân, tổ chức")
    SERVICE = "service", _("Hệ thống")


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts; rights are never given here, they come from posts."""

    def create(self, **fields: object) -> "Account":
        """Store an account; without a password it can only sign in by OIDC."""
        password = fields.pop("password", None)
        account = self.model(**fields)
        if password is None:
            account.set_unusable_password()
        else:
            account.set_password(str(password))
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(username=username)


class Account(AbstractBaseUser, PermissionsMixin):
    """Someone or something that can sign in. What it may do follows from posts or from being a party.

    Groups exist for the editors' desk alone, where they are made to follow the posts; nobody is a superuser.
    """

    username = models.CharField(max_length=150, unique=True)
    email = models.EmailField(blank=True)
    kind = models.CharField(max_length=10, choices=AccountKind)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    objects = AccountManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(is_superuser=False), name="account_nobody_is_superuser"
            ),
        ]

    def get_full_name(self) -> str:
        """The officer's name, for the editors' desk; empty for others."""
        return _officer_name(self.pk)


class Officer(models.Model):
    """A person in the province's service. Posts are held through appointments, never here."""

    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="officer")
    full_name = models.CharField(max_length=100)
    search_key = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=200, db_collation="C")
    phone = models.CharField(max_length=40, blank=True)


@fresh()
def _officer_name(account_id: int) -> str:
    """Lists of what colleagues did ask for the same few names on each of their lines."""
    return Officer.objects.filter(account=account_id).values_list("full_name", flat=True).first() or ""


class PartyKind(models.TextChoices):
    PERSON = "person", _("Công dân")
    ORGANISATION = "organisation", _("Tổ chức")


class Party(models.Model):
    """Whom a case belongs to. The personal or tax number is encrypted; a keyed hash finds it."""

    uid = models.UUIDField(unique=True, editable=False)
    kind = models.CharField(max_length=14, choices=PartyKind, default=PartyKind.PERSON)
    account = models.OneToOneField(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="party"
    )
    full_name = models.CharField(max_length=200)
    search_key = models.CharField(max_length=240)
    identifier_cipher = models.BinaryField(blank=True)
    identifier_hash = models.BinaryField(null=True, blank=True, unique=True)
    identifier_tail = models.CharField(max_length=4, blank=True, help_text="last digits, shown and asked")
    birth_date = models.DateField(null=True, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    address = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            # Names stand in clear in any case; numbers are sealed and only ever found whole, by their keyed hash.
            GinIndex(OpClass("search_key", "gin_trgm_ops"), name="party_by_part_of_name"),
        ]


class LinkedIdentity(models.Model):
    """That an OIDC provider's subject is this account."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="identities")
    issuer = models.CharField(max_length=200)
    subject = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["issuer", "subject"], name="identity_once")]


class OidcSession(models.Model):
    """Which of our sessions a provider's session opened, so that its logout ends ours."""

    session_key = models.CharField(max_length=40, unique=True)
    issuer = models.CharField(max_length=200)
    subject = models.CharField(max_length=200)
    sid = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["issuer", "sid"]),
            models.Index(fields=["issuer", "subject"]),
        ]
