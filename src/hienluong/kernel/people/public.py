"""Front door of people."""

from hienluong.kernel.people.models import Account, AccountKind, Officer, Party, PartyKind

__all__ = ["Account", "AccountKind", "Officer", "Party", "PartyKind"]
