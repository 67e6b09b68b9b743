"""Load which kind of post carries which right."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from hienluong.kernel.access.models import PostRight

__all__ = ["load_post_rights"]

_DATA = Path(__file__).resolve().parents[1] / "data" / "post-rights.json"


@transaction.atomic
def load_post_rights(path: Path = _DATA) -> int:
    """Add the rights that are not there yet; how many are new. What an operator ended stays ended."""
    known = set(PostRight.objects.values_list("post_kind", "right", "valid_from"))
    wanted = [
        right for grant in json.loads(path.read_text(encoding="utf-8"))["grants"] for right in _rights(grant)
    ]
    new = [right for right in wanted if (right.post_kind, right.right, right.valid_from) not in known]
    PostRight.objects.bulk_create(new)
    return len(new)


def _rights(grant: dict[str, Any]) -> list[PostRight]:
    return [
        PostRight(
            post_kind=kind,
            right=right,
            reach=grant["reach"],
            valid_from=date.fromisoformat(grant["valid_from"]),
            basis=grant["basis"],
        )
        for kind in grant["post_kinds"]
        for right in grant["rights"]
    ]
