"""How search comes by all documents."""

from django.utils.translation import gettext_lazy as _

from hienluong.shared.search.public import Kind, register
from hienluong.systems.legal.finding import KIND, all_entries

register(Kind(name=KIND, label=_("Văn bản"), order=50, entries=all_entries))
