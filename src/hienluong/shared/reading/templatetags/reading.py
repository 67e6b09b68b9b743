"""The controls of reading aloud: `{% load reading %}{% read_aloud words_url sound_url %}`."""

from django import template

from hienluong.shared.reading.voice import has_voice

register = template.Library()


@register.inclusion_tag("reading/aloud.html")
def read_aloud(words_url: str, sound_url: str) -> dict[str, object]:
    """The browser's own Vietnamese voice first, the server's when there is one, a plain word when there is neither."""
    return {"words_url": words_url, "sound_url": sound_url, "has_voice": has_voice()}
