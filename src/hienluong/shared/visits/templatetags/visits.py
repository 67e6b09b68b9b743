"""The counters at the foot of a site: `{% load visits %}{% visit_counters slug start %}`."""

from dataclasses import replace

from django import template

from hienluong.shared.visits.queries import Visitors, visitors_of

register = template.Library()


@register.inclusion_tag("visits/counters.html")
def visit_counters(site: str, start: int = 0) -> dict[str, Visitors]:
    """Whoever reads the page is there, though not counted yet. Online, today, total, and the minute they were counted: the page may be kept ready-made for up to ten."""
    told = visitors_of(site, start)
    reader = replace(
        told, online=max(told.online, 1), today=max(told.today, 1), total=max(told.total, start + 1)
    )
    return {"visitors": reader}
