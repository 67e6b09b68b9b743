"""Run by `hienluong migrate` as a process of its own, because the provider has settings of its own."""

from django.core.management.base import BaseCommand

from hienluong.province.identity.preparing import migrate_identity


class Command(BaseCommand):
    """Bring the provider's schema to this program's shape."""

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002
        """Called by Django."""
        migrate_identity()
