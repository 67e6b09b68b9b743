"""What the journal's verbs about delegations mean, in plain words."""

from django.utils.translation import gettext_lazy as _

from hienluong.kernel.journal.public import name_verbs

name_verbs(
    {
        "organisation.delegated": _("Giao người làm thay, ủy quyền"),
        "organisation.delegation_revoked": _("Kết thúc làm thay, ủy quyền"),
    }
)
