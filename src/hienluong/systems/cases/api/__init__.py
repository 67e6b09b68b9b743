"""Cases for programs: one's own with a token; following and checking without one."""

from ninja import Router

from hienluong.systems.cases.api import acts, follow, own, results

__all__ = ["router"]

router = Router()
for _part in (own, acts, follow, results):
    router.add_router("", _part.router)
