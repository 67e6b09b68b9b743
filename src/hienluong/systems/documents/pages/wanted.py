"""Read from a form who does what."""

from django.http import QueryDict

from hienluong.systems.documents.models import Part
from hienluong.systems.documents.pages.reading import day_in, end_of_day, number_in, posts_in
from hienluong.systems.documents.values import TaskIn

__all__ = ["tasks_wanted"]


def tasks_wanted(form: QueryDict, agency_id: int) -> list[TaskIn]:
    """One leads at most; those who are only informed get no deadline. Raises Invalid for what is no day."""
    due = end_of_day(day_in(form, "due"), agency_id)
    text = form.get("text", "")
    lead = number_in(form.get("lead", ""))
    chosen = [(Part.LEAD, lead)] if lead is not None else []
    chosen += [(Part.SUPPORT, post) for post in posts_in(form, "support")]
    chosen += [(Part.INFORMED, post) for post in posts_in(form, "informed")]
    return [
        TaskIn(post_id=post, part=part, content=text, due_at=None if part == Part.INFORMED else due)
        for part, post in chosen
    ]
