"""Authorities of others, over HTTP on a port of this machine: time-stamps (RFC 3161), status (OCSP) and lists (CRL)."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.sign.timestamps import DummyTimeStamper

from hienluong.base import clock
from hienluong.shared.signing.certificates.building import (
    Issuer,
    Leaf,
    authority_certificate,
    name_of,
    revocation_list,
    stamp_certificate,
)

__all__ = ["Answering", "StampService", "answering"]


@dataclass
class Answering:
    """What is answered at which address; an address without an answer is away."""

    url: str
    answers: dict[str, Callable[[bytes], bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)


@contextmanager
def answering() -> Iterator[Answering]:
    """An HTTP server until the block ends."""
    service = Answering("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers["Content-Length"])))

        def do_GET(self) -> None:
            self._answer(b"")

        def _answer(self, question: bytes) -> None:
            service.asked.append(self.path)
            answer = service.answers.get(self.path)
            self.send_response(503 if answer is None else 200)
            self.end_headers()
            self.wfile.write(answer(question) if answer else b"")

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        service.url = f"http://127.0.0.1:{server.server_address[1]}"
        try:
            yield service
        finally:
            server.shutdown()


class StampService:
    """A time-stamping authority below a root of its own, both valid for `life` from `begins`.

    It dates by the house's clock; `answers` are its stamps and, at /list, its root's revocation list.
    """

    def __init__(self, there: Answering, begins: datetime, life: timedelta) -> None:
        root_key = ec.generate_private_key(ec.SECP256R1())
        name = name_of(f"Gốc dấu thời gian {begins:%Y}", "Thử nghiệm")
        root = Issuer(authority_certificate(root_key, name, begins, None), root_key)
        self._key = rsa.generate_private_key(65537, 2048)
        mark = f"{begins:%Y%m%d}"
        leaf = Leaf(
            self._key.public_key(), name_of(f"Dấu thời gian {mark}", "Thử nghiệm"), f"{there.url}/list-{mark}"
        )
        self._certificate = stamp_certificate(leaf, begins, root, life)
        self.root, self.address = root.certificate, f"{there.url}/tsa-{mark}"
        there.answers[f"/tsa-{mark}"] = self.answer
        there.answers[f"/list-{mark}"] = lambda _: revocation_list(root, [], clock.now())

    def answer(self, question: bytes) -> bytes:
        """The answer to one request."""
        plain = self._key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        stamper = DummyTimeStamper(
            asn1_x509.Certificate.load(self._certificate.public_bytes(Encoding.DER)),
            asn1_keys.PrivateKeyInfo.load(plain),
            fixed_dt=clock.now() + timedelta(seconds=2),
        )
        return asyncio.run(stamper.async_request_tsa_response(tsp.TimeStampReq.load(question))).dump()
