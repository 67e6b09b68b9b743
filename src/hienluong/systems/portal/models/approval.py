"""The second of the two steps: who may publish a page approves it. One task serves all sites."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState
from wagtail.permissions import page_permission_policy

__all__ = ["PublisherApproval"]


class PublisherApproval(Task):
    """Approval by those whose posts may publish on the page's site.

    Wagtail's own task names a group: with a group for each of a hundred sites every list would ask a hundred times.
    """

    class Meta:
        verbose_name = _("duyệt bài")
        verbose_name_plural = _("duyệt bài")

    def user_can_access_editor(self, obj: Page, user: Any) -> bool:  # noqa: ANN401
        """Publishers read and mend what waits for them."""
        return _may_publish(obj, user)

    def locked_for_user(self, obj: Page, user: Any) -> bool:  # noqa: ANN401
        """While it waits, writers leave it alone."""
        return not _may_publish(obj, user)

    def get_actions(self, obj: Page, user: Any) -> list[tuple[str, str, bool]]:  # noqa: ANN401
        """(name, words, whether a reason is asked). Wagtail itself adds to the last approval that it publishes."""
        if not _may_publish(obj, user):
            return []
        return [("reject", str(_("Trả lại để sửa")), True), ("approve", str(_("Duyệt")), False)]

    def get_task_states_user_can_moderate(self, user: Any, **_facts: Any) -> "QuerySet[TaskState]":  # noqa: ANN401
        """What waits on the sites where this user may publish: one statement."""
        pages = page_permission_policy.instances_user_has_permission_for(user, "publish")
        keys = [
            str(pk)
            for pk in pages.filter(_workflow_states__status="in_progress").values_list("pk", flat=True)
        ]
        states: QuerySet[TaskState] = self.task_states.filter(
            status=TaskState.STATUS_IN_PROGRESS, workflow_state__object_id__in=keys
        )
        return states

    @classmethod
    def get_description(cls) -> str:
        """What Wagtail says of it."""
        return str(_("Người có quyền đăng trên trang của cơ quan duyệt."))


def _may_publish(page: Page, user: Any) -> bool:  # noqa: ANN401
    return bool(page.permissions_for_user(user).can_publish())
