from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "hienluong.shared.work"
    label = "work"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let who changes a calendar see how many deadlines were promised by it."""
        from hienluong.shared.work.queries.effects import open_clocks_after
        from hienluong.shared.worktime.public import register_effect

        register_effect(open_clocks_after)
