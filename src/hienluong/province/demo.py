"""Who can sign in to the demonstration. No real people; only in demo mode; no Django here."""

from dataclasses import dataclass

__all__ = ["DEMO_ACCOUNTS", "DEMO_PASSWORD", "DemoAccount"]

DEMO_PASSWORD = "thu-hien-luong"  # noqa: S105 - public on purpose, refused in production
"""Shown to everyone who starts a demonstration."""


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """A fixed account of the demonstration: who it plays, and the post it holds.

    `agency` is an identifier of data/agencies.csv, `post` a kind of post there.
    """

    username: str
    full_name: str
    says: str
    agency: str
    post: str


DEMO_ACCOUNTS: tuple[DemoAccount, ...] = ()
