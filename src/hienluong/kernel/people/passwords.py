"""How passwords are kept."""

from django.contrib.auth.hashers import Argon2PasswordHasher

__all__ = ["LeanArgon2"]


class LeanArgon2(Argon2PasswordHasher):
    """Argon2id with 19 MiB and two rounds, the least that OWASP's password storage advice asks for.

    Django's own choice takes 100 MiB for each sign-in: a morning's rush would push a small machine into its swap.
    """

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1
