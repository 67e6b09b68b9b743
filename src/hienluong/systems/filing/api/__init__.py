"""Filing for programs: the form of a procedure, files, the case."""

from ninja import Router

from hienluong.systems.filing.api import filing, forms

__all__ = ["router"]

router = Router()
router.add_router("", forms.router)
router.add_router("", filing.router)
