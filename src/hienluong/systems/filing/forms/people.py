"""Who files, and for which organisation, as far as the answers say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hienluong.systems.filing.forms.kinds import shown
from hienluong.systems.filing.forms.model import Answers, Form, Kind

__all__ = ["Filer", "OrganisationNamed", "filer_of", "filer_prefix", "organisation_of"]

_ADDRESS = ("province", "commune", "other_commune", "country", "address", "old_address")
_IN_WORDS = ("address", "commune", "other_commune", "province")


@dataclass(frozen=True, slots=True)
class Filer:
    """The person in whose name the case stands."""

    name: str
    identifier: str
    """Empty when the person showed another paper than the personal number."""
    birth: date | None
    phone: str
    email: str
    address: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OrganisationNamed:
    """The organisation for which the person files."""

    name: str
    tax_code: str


def filer_prefix(form: Form) -> str:
    """The block that asks for the filer: the one whose name comes from the signed-in party."""
    return next(
        path.rpartition(".")[0] for path, field in form.fields.items() if field.source == "party.full_name"
    )


def filer_of(form: Form, answers: Answers) -> Filer:
    """The filer of checked answers."""
    block = filer_prefix(form)

    def said(key: str) -> str:
        return str(answers.get(f"{block}.{key}", ""))

    return Filer(
        name=said("name"),
        identifier=said("identifier"),
        birth=_full_date(said("birth")),
        phone=said("phone"),
        email=said("email"),
        address=_address(form, answers, block),
    )


def _address(form: Form, answers: Answers, block: str) -> dict[str, str]:
    """The parts of the address by key, and under "text" all of them as one line, the nearest first."""
    fields = form.fields
    paths = {key: f"{block}.{key}" for key in _ADDRESS if answers.get(f"{block}.{key}")}
    words = [shown(fields[paths[key]], answers[paths[key]]) for key in _IN_WORDS if key in paths]
    return {key: str(answers[path]) for key, path in paths.items()} | {"text": ", ".join(words)}


def organisation_of(form: Form, answers: Answers) -> OrganisationNamed | None:
    """The organisation, when the form asks for one and its tax code was given."""
    for path, field in form.fields.items():
        if field.kind is Kind.TAX_CODE and path in answers:
            block = path.rpartition(".")[0]
            name = answers.get(f"{block}.organisation") or answers.get(f"{block}.name", "")
            return OrganisationNamed(str(name), str(answers[path]))
    return None


def _full_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if "-" in text else None
    except ValueError:
        return None
