"""The supervisor compares migrations without Django; it must see what Django sees."""

from django.db.migrations.loader import MigrationLoader

from hienluong.config.installed import migrations_on_disk


def test_the_migrations_seen_without_django_are_those_django_sees() -> None:
    assert migrations_on_disk() == set(MigrationLoader(None).disk_migrations)
