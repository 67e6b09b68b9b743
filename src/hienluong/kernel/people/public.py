"""Front door of people. `access` stands below the actions here and reads `people.models` itself."""

from hienluong.kernel.people.actions.find_or_create_party import find_or_create_party
from hienluong.kernel.people.actions.reveal_identifier import reveal_identifier
from hienluong.kernel.people.actions.update_contact import update_contact
from hienluong.kernel.people.identifiers import IdentifierUnreadable, digest_of
from hienluong.kernel.people.keys import derived_key
from hienluong.kernel.people.models import (
    Account,
    AccountKind,
    LinkedIdentity,
    Officer,
    OidcSession,
    Party,
    PartyKind,
)
from hienluong.kernel.people.queries import (
    masked_identifier,
    parties_visible_to,
    party_by_number,
    search_parties,
)
from hienluong.kernel.people.sealing import (
    mask_text,
    open_text,
    seal_number,
    seal_numbers,
    seal_text,
    sealed_parts,
    unmask_text,
)
from hienluong.kernel.people.values import ContactIn, PartyIn

__all__ = [
    "Account",
    "AccountKind",
    "ContactIn",
    "IdentifierUnreadable",
    "LinkedIdentity",
    "Officer",
    "OidcSession",
    "Party",
    "PartyIn",
    "PartyKind",
    "derived_key",
    "digest_of",
    "find_or_create_party",
    "mask_text",
    "masked_identifier",
    "open_text",
    "parties_visible_to",
    "party_by_number",
    "reveal_identifier",
    "seal_number",
    "seal_numbers",
    "seal_text",
    "sealed_parts",
    "search_parties",
    "unmask_text",
    "update_contact",
]
