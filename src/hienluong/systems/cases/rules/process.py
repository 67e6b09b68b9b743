"""What a process is: steps, who does each, in how many working hours, and what may follow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hienluong.base.data_files import shape_faults
from hienluong.base.errors import Invalid
from hienluong.systems.cases.rules.process_shape import PROCESS

__all__ = ["Place", "Process", "Step", "StepKind", "read_process"]


class StepKind(StrEnum):
    """What a step is for; it decides which acts are offered."""

    RECEPTION = "reception"
    ASSIGN = "assign"
    """A head chooses who works on the case; nothing is drafted yet."""
    WORK = "work"
    SIGN = "sign"
    ISSUE = "issue"
    HANDOVER = "handover"


@dataclass(frozen=True, slots=True)
class Place:
    """Who does a step: a kind of post, in the receiving or deciding agency or in a named one."""

    agency: str
    post: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `hours` are working hours, an internal target; hand-over counts none."""

    key: str
    name: str
    plain_name: str
    kind: StepKind
    place: Place
    hours: Decimal
    forward: str
    returns: tuple[str, ...]
    opinions: tuple[Place, ...]
    supplement: bool


@dataclass(frozen=True, slots=True)
class Process:
    """A process version, read and checked."""

    code: str
    name: str
    steps: Mapping[str, Step]
    first: str
    result_symbol: str
    result_title: str

    def step(self, key: str) -> Step:
        """The step of that key. Raises Invalid when the process has none."""
        if key not in self.steps:
            raise Invalid({"step": gettext_noop("Quy trình không có bước này.")})
        return self.steps[key]

    def after(self, key: str) -> Step | None:
        """The step that normally follows, or None at the end."""
        following = self.step(key).forward
        return self.steps[following] if following else None

    def next_of_kind(self, key: str, kind: StepKind) -> Step | None:
        """The first later step of a kind, on the normal way."""
        step = self.after(key)
        while step and step.kind is not kind:
            step = self.after(step.key)
        return step


def read_process(definition: Mapping[str, Any]) -> Process:
    """Read a definition from data. Raises Invalid with every fault found, so that an author sees all."""
    if faults := shape_faults(PROCESS, definition):
        raise Invalid(faults)
    steps = [_step(raw) for raw in definition["steps"]]
    process = Process(
        code=definition["code"],
        name=definition["name"],
        steps={step.key: step for step in steps},
        first=steps[0].key,
        result_symbol=definition["result"]["symbol"],
        result_title=definition["result"]["title"],
    )
    if faults := _faults(process, steps):
        raise Invalid(faults)
    return process


def _step(raw: Mapping[str, Any]) -> Step:
    return Step(
        key=raw["key"],
        name=raw["name"],
        plain_name=raw.get("plain_name", raw["name"]),
        kind=StepKind(raw["kind"]),
        place=_place(raw["by"]),
        hours=Decimal(str(raw.get("hours", 0))),
        forward=raw.get("forward", ""),
        returns=tuple(raw.get("returns", ())),
        opinions=tuple(_place(place) for place in raw.get("opinions", ())),
        supplement=raw.get("supplement", False),
    )


def _place(raw: Mapping[str, str]) -> Place:
    return Place(agency=raw["agency"], post=raw["post"])


def _faults(process: Process, steps: Sequence[Step]) -> dict[str, str]:
    faults: dict[str, str] = {}
    if len(process.steps) != len(steps):
        faults["steps"] = gettext_noop("Có hai bước trùng mã.")
    for position, step in enumerate(steps):
        for target in (step.forward, *step.returns):
            if target and target not in process.steps:
                faults[f"steps.{step.key}"] = _("Chuyển tới bước không có: %(step)s.") % {"step": target}
        if step.returns and any(_index(steps, back) >= position for back in step.returns):
            faults[f"steps.{step.key}.returns"] = gettext_noop("Chỉ trả lại bước đứng trước.")
        if step.forward and _index(steps, step.forward) <= position:
            faults[f"steps.{step.key}.forward"] = gettext_noop("Chỉ chuyển tới bước đứng sau.")
    for step in steps[:-1]:
        if not step.forward:
            faults[f"steps.{step.key}.forward"] = gettext_noop("Thiếu bước tiếp theo.")
    if steps[0].kind is not StepKind.RECEPTION or steps[-1].kind is not StepKind.HANDOVER:
        faults["steps.kinds"] = gettext_noop("Quy trình bắt đầu bằng tiếp nhận và kết thúc bằng trả kết quả.")
    return faults


def _index(steps: Sequence[Step], key: str) -> int:
    return next((position for position, step in enumerate(steps) if step.key == key), -1)
