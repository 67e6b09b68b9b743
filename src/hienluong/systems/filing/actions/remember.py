"""Keep what a filing said about reaching its filer, for the next form and for letters."""

from dataclasses import replace

from hienluong.kernel.access.public import Actor
from hienluong.kernel.people.public import ContactIn, Party, update_contact
from hienluong.systems.cases.public import Case
from hienluong.systems.catalogue.public import version
from hienluong.systems.filing.forms.people import filer_of
from hienluong.systems.filing.queries.forms import form_of

__all__ = ["remember_contact"]


def remember_contact(actor: Actor, case: Case) -> None:
    """Store phone, e-mail and address of the applicant where the province has none yet.

    What the person wrote on the page of the account stands before what a form said.
    """
    party = Party.objects.get(pk=case.applicant_id)
    known = ContactIn(party.phone, party.email, party.address)
    form = form_of(case.form_version, version(case.procedure_version))
    filer = filer_of(form, case.answers)
    whole = replace(
        known,
        phone=known.phone or filer.phone,
        email=known.email or filer.email,
        address=known.address or filer.address,
    )
    if whole != known:
        update_contact(actor, party.pk, whole)
