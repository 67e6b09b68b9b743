"""Front door of signing in."""

from hienluong.kernel.signin.actions.reset import reset_sign_in
from hienluong.kernel.signin.actions.sign_in_person import sign_in_person
from hienluong.kernel.signin.api_auth import ApiToken, app_of, challenge, oauth2_scheme
from hienluong.kernel.signin.citizens.flow import Person
from hienluong.kernel.signin.sessions import end_sessions_of

__all__ = [
    "ApiToken",
    "Person",
    "app_of",
    "challenge",
    "end_sessions_of",
    "oauth2_scheme",
    "reset_sign_in",
    "sign_in_person",
]
