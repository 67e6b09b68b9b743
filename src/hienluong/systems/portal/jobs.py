"""What the worker does for the sites."""

from django.core.management import call_command

from hienluong.kernel.jobs.public import every

__all__ = ["publish_what_is_due"]


@every(30, "portal.publish-scheduled")
def publish_what_is_due() -> None:
    """Publish, and take down, what editors have planned for a time that has come."""
    call_command("publish_scheduled")
