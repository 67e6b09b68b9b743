from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "hienluong.systems.agenda"
    label = "agenda"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let work lists tell of weeks that wait for approval."""
        from django.utils.translation import gettext_lazy as _

        from hienluong.shared.work.public import register_subject
        from hienluong.systems.agenda.subjects import KIND, week_lines

        register_subject(KIND, week_lines, _("Lịch công tác"))
