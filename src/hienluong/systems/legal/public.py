"""Front door of legal documents."""

from hienluong.base.symbols import tidy_symbol
from hienluong.systems.legal.actions.add_file import add_file
from hienluong.systems.legal.actions.bring_in import Brought, LineFault, Tie, bring_in
from hienluong.systems.legal.actions.load import load_territories, load_vocabulary
from hienluong.systems.legal.errors import DocumentTakenDown, NoSuchDocument
from hienluong.systems.legal.models import Document, Family
from hienluong.systems.legal.pages.listing import agency_documents
from hienluong.systems.legal.queries.documents import document_by_slug, public_addresses, recent
from hienluong.systems.legal.queries.rates import Publication, publication_of
from hienluong.systems.legal.rules import Effect, effect_on
from hienluong.systems.legal.values import DocumentFacts

__all__ = [
    "Brought",
    "Document",
    "DocumentFacts",
    "DocumentTakenDown",
    "Effect",
    "Family",
    "LineFault",
    "NoSuchDocument",
    "Publication",
    "Tie",
    "add_file",
    "agency_documents",
    "bring_in",
    "document_by_slug",
    "effect_on",
    "load_territories",
    "load_vocabulary",
    "public_addresses",
    "publication_of",
    "recent",
    "tidy_symbol",
]
