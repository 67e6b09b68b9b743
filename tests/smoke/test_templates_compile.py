"""Every template of the house can be read: no unknown tag, no tag left open."""

from pathlib import Path

import pytest
from django.apps import apps
from django.template.loader import get_template

TEMPLATES = sorted(
    str(file.relative_to(folder))
    for app in apps.get_app_configs()
    if app.name.startswith("hienluong.") and (folder := Path(app.path) / "templates").is_dir()
    for file in folder.rglob("*.html")
)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_compiles(name: str) -> None:
    assert get_template(name)
