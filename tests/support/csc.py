"""A remote signing service of our own, speaking the CSC API v1 and v2 over HTTP on a port."""

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from cryptography.hazmat.primitives.serialization import Encoding

__all__ = ["RemoteService", "remote_service"]

PIN, OTP, SECRET = "135790", "246810", "service-secret"
_SHA256 = "2.16.840.1.101.3.4.2.1"


@dataclass
class RemoteService:
    """What the service holds, and what it was asked."""

    url: str = ""
    key: Any = None
    certificates: list[x509.Certificate] = field(default_factory=list)
    status: str = "enabled"
    asked: list[str] = field(default_factory=list)
    wrong_key: bool = False
    silent: bool = False
    _activations: dict[str, list[str]] = field(default_factory=dict)

    def settings(self, version: str) -> dict[str, dict[str, str]]:
        """`CSC_SERVICES` with this service under the name `thu`."""
        return {"thu": {"url": self.url, "version": version, "client_id": "hl", "client_secret": SECRET}}

    def answer(self, path: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """Route one question; 404 for what the API does not know."""
        version, _, method = path.removeprefix("/csc/").partition("/")
        self.asked.append(f"{version} {method}")
        hashes_field = "hash" if version == "v1" else "hashes"
        match method:
            case "credentials/info":
                return 200, self._info()
            case "credentials/authorize":
                return self._authorize(body, version, hashes_field)
            case "signatures/signHash":
                return self._sign(body, hashes_field)
            case _:
                return 404, {"error": "invalid_request"}

    def _info(self) -> dict[str, Any]:
        held = [base64.b64encode(each.public_bytes(Encoding.DER)).decode() for each in self.certificates]
        return {
            "key": {"status": self.status, "algo": ["1.2.840.113549.1.1.11"], "len": 2048},
            "cert": {"status": "valid", "certificates": held},
            "multisign": 1,
            "SCAL": "2",
        }

    def _authorize(self, body: dict[str, Any], version: str, field_name: str) -> tuple[int, dict[str, Any]]:
        typed = body if version == "v1" else {each["id"]: each["value"] for each in body.get("authData", [])}
        if typed.get("PIN") != PIN:
            return 400, {"error": "invalid_pin", "error_description": "The PIN is invalid"}
        if typed.get("OTP") != OTP:
            return 400, {"error": "invalid_otp", "error_description": "The OTP is invalid"}
        sad = f"sad-{len(self._activations)}"
        self._activations[sad] = body[field_name]
        return 200, {"SAD": sad, "expiresIn": 300}

    def _sign(self, body: dict[str, Any], field_name: str) -> tuple[int, dict[str, Any]]:
        allowed = self._activations.pop(body.get("SAD", ""), None)
        if allowed is None or allowed != body[field_name]:
            return 400, {"error": "invalid_request", "error_description": "Invalid parameter SAD"}
        digest = base64.b64decode(body[field_name][0])
        if self.wrong_key:
            digest = hashlib.sha256(digest).digest()
        prehashed = utils.Prehashed(hashes.SHA256())
        if isinstance(self.key, rsa.RSAPrivateKey):
            made = self.key.sign(digest, padding.PKCS1v15(), prehashed)
        else:
            r, s = utils.decode_dss_signature(self.key.sign(digest, ec.ECDSA(prehashed)))
            made = r.to_bytes(32, "big") + s.to_bytes(32, "big")
        return 200, {"signatures": [base64.b64encode(made).decode()]}


def _handler(service: RemoteService) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if service.silent:
                self.close_connection = True
                return
            if self.path.endswith("/oauth2/token"):
                right = f"client_secret={SECRET}".encode() in body
                self._say(
                    200 if right else 401, {"access_token": "access", "expires_in": 3600} if right else {}
                )
            elif self.headers["Authorization"] != "Bearer access":
                self._say(401, {"error": "invalid_client"})
            else:
                self._say(*service.answer(self.path, json.loads(body)))

        def _say(self, status: int, said: dict[str, Any]) -> None:
            content = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@contextmanager
def remote_service() -> Iterator[RemoteService]:
    """The service on a free port of this machine, until the block ends."""
    service = RemoteService()
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(service)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        service.url = f"http://127.0.0.1:{server.server_address[1]}"
        try:
            yield service
        finally:
            server.shutdown()
