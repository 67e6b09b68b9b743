"""A provider made of paper: its keys, its documents, and any token a forger could think of."""

import time
from dataclasses import dataclass, field
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa

ISSUER = "https://dinh-danh.example"
EVENT = "http://schemas.openid.net/event/backchannel-logout"


@dataclass
class PaperProvider:
    """Answers in place of the network; `calls` counts how often it was asked for its keys."""

    keys: dict[str, Any] = field(default_factory=lambda: {"a": rsa.generate_private_key(65537, 2048)})
    calls: int = 0
    says_issuer: str = ISSUER

    def get_json(self, url: str, *, bearer: str = "") -> dict[str, Any]:  # noqa: ARG002
        if url.endswith("openid-configuration"):
            return {"issuer": self.says_issuer, "jwks_uri": f"{ISSUER}/jwks"}
        self.calls += 1
        return {"keys": [{**_published(key), "kid": name} for name, key in self.keys.items()]}

    def sign(self, claims: dict[str, Any], *, kid: str = "a", algorithm: str = "RS256") -> str:
        return jwt.encode(claims, self.keys[kid], algorithm=algorithm, headers={"kid": kid})

    def rotate(self, kid: str) -> None:
        self.keys = {kid: rsa.generate_private_key(65537, 2048)}

    def use_curve(self, kid: str) -> None:
        self.keys = {kid: ec.generate_private_key(ec.SECP256R1())}


def claims(**changes: Any) -> dict[str, Any]:
    """Good claims with changes; a change to None takes the claim away."""
    now = int(time.time())
    good = {"iss": ISSUER, "sub": "s-1", "aud": "hien-luong", "iat": now, "exp": now + 300}
    return {name: value for name, value in {**good, **changes}.items() if value is not None}


def _published(key: Any) -> dict[str, Any]:
    kind = jwt.algorithms.RSAAlgorithm if isinstance(key, rsa.RSAPrivateKey) else jwt.algorithms.ECAlgorithm
    published: dict[str, Any] = kind.to_jwk(key.public_key(), as_dict=True)
    return published
