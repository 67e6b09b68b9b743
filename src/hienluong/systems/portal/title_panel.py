"""The box of a page's title."""

from wagtail.admin.panels import TitleFieldPanel

__all__ = ["TitlePanel"]


class TitlePanel(TitleFieldPanel):
    """Without Wagtail's script that writes the address while the title is typed: it loses the letters with marks."""

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_attrs(self) -> dict[str, str]:
            """The words in the empty box."""
            placeholder = self.get_placeholder()
            return {"placeholder": placeholder} if placeholder else {}
