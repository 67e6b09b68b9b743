"""The counters at the foot of a site: `{% load visits %}{% visit_counters site.slug %}`."""

from django import template

from hienluong.shared.visits.queries import Visitors, visitors_of

register = template.Library()


@register.inclusion_tag("visits/counters.html")
def visit_counters(site: str) -> dict[str, Visitors]:
    """Online, today, total, and the minute they were counted: the page may be kept ready-made for up to ten."""
    return {"visitors": visitors_of(site)}
