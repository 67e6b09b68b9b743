from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "hienluong.systems.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let work lists tell of documents, tasks and opinions."""
        from django.utils.translation import gettext_lazy as _

        from hienluong.shared.work.public import register_subject
        from hienluong.systems.documents import subjects

        register_subject(subjects.DOCUMENT, subjects.document_lines, _("Văn bản"))
        register_subject(subjects.TASK, subjects.task_lines, _("Nhiệm vụ"))
        register_subject(subjects.OPINION, subjects.opinion_lines, _("Xin ý kiến"))
