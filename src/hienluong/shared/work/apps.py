from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkConfig(AppConfig):
    name = "hienluong.shared.work"
    label = "work"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let who changes a calendar see how many deadlines were promised by it; and tell of what waits for an heir."""
        from hienluong.shared.work.actions.inherit import HEIR
        from hienluong.shared.work.estate_lines import estate_lines
        from hienluong.shared.work.queries.effects import open_clocks_after
        from hienluong.shared.work.subjects import register_subject
        from hienluong.shared.worktime.public import register_effect

        register_subject(HEIR, estate_lines, _("Việc của cơ quan đã kết thúc"))
        register_effect(open_clocks_after)
