"""Following a case without a token: by its code and four digits that its filer knows."""

from typing import Annotated

from django.http import HttpRequest
from django.views.decorators.cache import never_cache
from ninja import Query, Router
from ninja.decorators import decorate_view

from hienluong.face.api_shapes import refusals
from hienluong.systems.cases.api.shapes import FollowOut
from hienluong.systems.cases.api.told import code_in, told_progress
from hienluong.systems.cases.limits import follow_limit
from hienluong.systems.cases.queries.follow import look_up

__all__ = ["router"]

router = Router(tags=["follow"])


@router.get("/follow/{code}", response={200: FollowOut, **refusals(404, 422)})
@decorate_view(never_cache, follow_limit)
def follow_case(
    request: HttpRequest,  # noqa: ARG001 - whoever knows the digits
    code: str,
    digits: Annotated[
        str,
        Query(
            max_length=20, description="last four of the filer's personal number or phone", examples=["4321"]
        ),
    ],
) -> FollowOut:
    """Where a case stands. A wrong code and wrong digits are answered alike; 20 tries a minute."""
    return told_progress(look_up(code_in(code), digits))
