"""Which changes behind a signature are allowed."""

from collections.abc import Iterable

from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    FormUpdatingRule,
    ModificationLevel,
    StandardDiffPolicy,
)
from pyhanko.sign.diff_analysis.form_rules_api import FieldComparisonContext, FieldComparisonSpec, FormUpdate
from pyhanko.sign.diff_analysis.rules.form_field_rules import (
    GenericFieldModificationRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
)

__all__ = ["ALLOWED_CHANGES"]


class _ReallyChanged(GenericFieldModificationRule):
    """Fields may be filled, but what a field looked like since before the signature is no change behind it.

    pyHanko 0.38 takes an appearance for changed unless it was drawn in the signed revision itself; a locked field
    whose appearance is older would break every seal to which revocation data is added.
    """

    def check_form_field(
        self, fq_name: str, spec: FieldComparisonSpec, context: FieldComparisonContext
    ) -> Iterable[tuple[ModificationLevel, FormUpdate]]:
        """pyHanko's updates without those of objects that nobody touched since."""
        history, signed = context.old.reader.xrefs, context.old.revision
        for level, update in super().check_form_field(fq_name, spec, context):
            if update.updated_ref is None or history.get_last_change(update.updated_ref) > signed:
                yield level, update


ALLOWED_CHANGES = StandardDiffPolicy(
    global_rules=DEFAULT_DIFF_POLICY.global_rules,
    form_rule=FormUpdatingRule(
        field_rules=[SigFieldCreationRule(), SigFieldModificationRule(), _ReallyChanged()]
    ),
)
"""pyHanko's own policy (form fields, signatures, revocation data), each revision by itself."""
