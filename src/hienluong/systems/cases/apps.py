from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    name = "hienluong.systems.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the work list tell what its items about cases are, and how cases are inherited."""
        from hienluong.shared.work.public import register_estate, register_subject
        from hienluong.systems.cases.actions.take_over import ESTATE
        from hienluong.systems.cases.subjects import case_lines

        register_subject("case", case_lines, _("Hồ sơ"))
        register_estate("case", ESTATE)
