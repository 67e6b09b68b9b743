from django.apps import AppConfig


class VoiceConfig(AppConfig):
    name = "hienluong.systems.voice"
    label = "voice"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let work lists tell of what voice handles, and letters find the address of who wrote."""
        from django.utils.translation import gettext_lazy as _

        from hienluong.shared.notices.public import register_mailbox
        from hienluong.shared.work.public import register_estate, register_subject
        from hienluong.systems.voice.estates import CONSULTATIONS, FEEDBACK, QUESTIONS
        from hienluong.systems.voice.queries.addresses import asker_address, reporter_address
        from hienluong.systems.voice.subjects import consultation_lines, feedback_lines, question_lines

        register_subject("question", question_lines, _("Câu hỏi"))
        register_subject("feedback", feedback_lines, _("Phản ánh, kiến nghị"))
        register_subject("consultation", consultation_lines, _("Lấy ý kiến"))
        register_estate("question", QUESTIONS)
        register_estate("feedback", FEEDBACK)
        register_estate("consultation", CONSULTATIONS)
        register_mailbox("question", asker_address)
        register_mailbox("feedback", reporter_address)
