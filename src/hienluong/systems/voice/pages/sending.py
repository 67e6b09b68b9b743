"""What the forms of strangers share: kept words, the trap for machines, who writes, consent, the receipt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.core import signing
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from hienluong.base.errors import Invalid, NotFound
from hienluong.face.errors import field_sentences
from hienluong.face.fields import Choice, Field, FieldKind
from hienluong.kernel.access.public import HouseRequest, count_try
from hienluong.systems.voice.contacts import Contact
from hienluong.systems.voice.queries.agencies import agency_named, askable_agencies

__all__ = [
    "Typed",
    "agency_field",
    "chosen_agency",
    "consent_fields",
    "contact_of",
    "ensure_sendable",
    "on_to_receipt",
    "read_receipt",
    "start_of_form",
    "ticked",
    "trap_field",
    "uid_of",
    "who_fields",
]

_TRAP = "website"
_SENDINGS = {"tries": 10, "seconds": 600}
_RECEIPT_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in a form, as it was typed, with what is wrong by field."""

    form: Mapping[str, str]
    errors: Mapping[str, str]

    @classmethod
    def refused(cls, form: QueryDict, error: Invalid, whole: str) -> "Typed":
        """The form of a refused sending; an error of no field is told at the field `whole`."""
        told = field_sentences(error) or {whole: f"{_(str(error))} {_(error.next_step)}"}
        return cls({name: form.get(name, "") for name in form}, told)

    def value(self, name: str) -> str:
        """The words in a field."""
        return self.form.get(name, "")

    def error(self, name: str) -> str:
        """What is wrong with a field."""
        return self.errors.get(name, "")

    @property
    def uid(self) -> str:
        """The key of this form: a second sending of it is no second thing."""
        return self.value("uid") or str(uuid4())


def start_of_form(request: HouseRequest, **more: str) -> Typed:
    """An empty form; a citizen who is signed in need not type the name again."""
    name = request.actor.name if request.actor.party_id else ""
    return Typed({"name": name, **more}, {})


def ensure_sendable(request: HouseRequest) -> None:
    """Refuse what fills the trap, and count the sending. Raises Invalid, Busy past ten in ten minutes from one address."""
    if request.POST.get(_TRAP, ""):
        raise Invalid({_TRAP: _("Để trống ô này.")})
    count_try("voice-send", request.META.get("REMOTE_ADDR", ""), **_SENDINGS)


def uid_of(form: QueryDict) -> UUID:
    """The key that the form brought; a new one when it is none."""
    try:
        return UUID(form.get("uid", ""))
    except ValueError:
        return uuid4()


def ticked(form: QueryDict, name: str) -> bool:
    """Whether a box is ticked."""
    return form.get(name) == "on"


def contact_of(form: QueryDict) -> Contact:
    """Who writes, as typed."""
    return Contact.typed(form.get("name", ""), form.get("email", ""), form.get("phone", ""))


def chosen_agency(form: QueryDict) -> int:
    """The agency chosen in the list. Raises Invalid."""
    found = agency_named(form.get("agency", ""))
    if found is None:
        raise Invalid({"agency": _("Chọn cơ quan trong danh sách.")})
    return found.id


def agency_field(typed: Typed, label: str) -> Field:
    """The list of all agencies that answer in their own name."""
    agencies = [Choice(each.identifier, each.name) for each in askable_agencies()]
    return Field(
        name="agency", label=label, kind=FieldKind.SELECT, choices=[Choice("", _("Chọn cơ quan")), *agencies],
        value=typed.value("agency"), error=typed.error("agency"),
    )  # fmt: skip


def who_fields(typed: Typed) -> Sequence[Field]:
    """Name, e-mail, telephone."""
    return [
        Field(
            name="name", label=_("Họ và tên"), autocomplete="name", value=typed.value("name"), error=typed.error("name")
        ),
        Field(
            name="email", label=_("Thư điện tử"), kind=FieldKind.EMAIL, autocomplete="email", required=False,
            hint=_("Để nhận báo tin"), value=typed.value("email"), error=typed.error("email"),
        ),
        Field(
            name="phone", label=_("Số điện thoại"), kind=FieldKind.TEL, autocomplete="tel", required=False, width="medium",
            hint=_("Bốn số cuối dùng để tra cứu"), value=typed.value("phone"), error=typed.error("phone"),
        ),
    ]  # fmt: skip


def consent_fields(typed: Typed, publish: str) -> Sequence[Field]:
    """May it be published (`publish` says what), and with the name?"""
    labels = {"may_publish": publish, "may_show_name": _("Hiện tên tôi khi công khai")}
    return [
        Field(name=name, label=label, kind=FieldKind.CHECKBOX, value=typed.value(name), required=False)
        for name, label in labels.items()
    ]


def trap_field(typed: Typed) -> Field:
    """A box that people do not see; whoever fills it nevertheless is told to empty it."""
    return Field(name=_TRAP, label=_("Để trống ô này"), required=False, error=typed.error(_TRAP))


def on_to_receipt(address: str, code: str) -> HttpResponse:
    """To the page with the code, by an address that nobody can make up."""
    return redirect(f"{address}?{urlencode({'bien-nhan': signing.dumps(code, salt=address)})}")


def read_receipt(request: HouseRequest) -> str:
    """The code of the receipt asked for. Raises NotFound when it was not given here within the hour."""
    try:
        code = signing.loads(request.GET.get("bien-nhan", ""), salt=request.path, max_age=_RECEIPT_SECONDS)
    except signing.BadSignature as error:
        raise NotFound from error
    return str(code)
