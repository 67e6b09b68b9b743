"""The legal order of states (QCVN 102:2016/BTTTT, as practised by the national exchange). Pure."""

from collections.abc import Mapping

from hienluong.systems.exchange.edxml.values import StatusCode

__all__ = ["follows"]

_C = StatusCode
_ENDED = frozenset({_C.REFUSED, _C.AGREED})
_AFTER: Mapping[StatusCode, frozenset[str]] = {
    _C.ARRIVED: frozenset({""}),
    _C.REFUSED: frozenset({"", _C.ARRIVED}),
    _C.REGISTERED: frozenset({_C.ARRIVED, _C.DECLINED}),
    _C.ASSIGNED: frozenset({_C.REGISTERED, _C.DECLINED}),
    _C.WORKING: frozenset({_C.REGISTERED, _C.ASSIGNED, _C.DECLINED}),
    _C.FINISHED: frozenset({_C.REGISTERED, _C.ASSIGNED, _C.WORKING, _C.DECLINED}),
    _C.AGREED: frozenset({_C.ARRIVED, _C.REGISTERED, _C.ASSIGNED, _C.WORKING, _C.FINISHED, _C.DECLINED}),
    _C.DECLINED: frozenset({_C.ARRIVED, _C.REGISTERED, _C.ASSIGNED, _C.WORKING, _C.FINISHED}),
}


def follows(before: str, after: StatusCode) -> bool:
    """Whether a state may come after another ("" before the first). Saying the same again changes nothing and may.

    13 is no state of the receiver's document: it asks for 15 or 16.
    """
    if before == after:
        return True
    return before not in _ENDED and before in _AFTER.get(after, frozenset())
