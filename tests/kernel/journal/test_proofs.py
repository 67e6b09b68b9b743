"""One entry can be proved to anybody who has the public key, without the journal."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hienluong.base.errors import NotFound
from hienluong.kernel.journal.commands import journal
from hienluong.kernel.journal.keys import public_key_pem, signing_key
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.journal.proof import Proof, proof_from_json, proof_holds
from hienluong.kernel.journal.queries.proofs import proof_of

pytestmark = pytest.mark.usefixtures("sealed")

KEY = signing_key().public_key()


def proofs() -> list[Proof]:
    return [proof_of(entry) for entry in Entry.objects.values_list("id", flat=True)]


def test_every_sealed_entry_has_a_proof_that_survives_its_file() -> None:
    for proof in proofs():
        assert proof_holds(proof_from_json(json.dumps(proof.as_json())), KEY)


def test_an_altered_proof_holds_no_more() -> None:
    proof = proofs()[2]
    for altered in (
        replace(proof, line=proof.line.replace("cases.viewed", "cases.filed")),
        replace(proof, entry_id=proof.entry_id + 1),
        replace(proof, transaction=2**70),
        replace(proof, index=proof.index + 1),
        replace(proof, path=proof.path[1:]),
        replace(proof, path=("không phải số", *proof.path[1:])),
        replace(proof, seal=replace(proof.seal, entries=proof.seal.entries + 4)),
        replace(proof, seal=replace(proof.seal, merkle_root="00" * 32)),
        replace(proof, signature="00" * 64),
        replace(proof, signature=""),
    ):
        assert not proof_holds(altered, KEY)


def test_the_key_of_a_stranger_proves_nothing() -> None:
    assert not proof_holds(proofs()[0], Ed25519PrivateKey.generate().public_key())


def test_an_entry_not_yet_sealed_has_no_proof(write: Callable[..., None]) -> None:
    write()
    with pytest.raises(NotFound):
        proof_of(Entry.objects.latest("id").pk)
    with pytest.raises(NotFound):
        proof_of(10**9)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"entry_id": "x"}', "\x00"])
def test_what_is_no_proof_is_told_so(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        proof_from_json(text)


def test_the_commands_export_and_check(tmp_path: Path) -> None:
    run = CliRunner().invoke
    entry = str(Entry.objects.latest("id").pk)
    proof, key = tmp_path / "proof.json", tmp_path / "key.pem"
    proof.write_text(run(journal, ["export", entry]).output)
    key.write_text(run(journal, ["public-key"]).output)
    assert run(journal, ["check-proof", str(proof), "--key", str(key)]).exit_code == 0
    proof.write_text(proof.read_text().replace("cases.viewed", "cases.filed"))
    assert run(journal, ["check-proof", str(proof), "--key", str(key)]).exit_code == 1
    proof.write_text("{}")
    assert "không phải bằng chứng" in run(journal, ["check-proof", str(proof), "--key", str(key)]).output
    assert run(journal, ["export", "999999999"]).exit_code == 1


def test_the_command_verifies_and_its_exit_code_says_so(tamper: Callable[..., None]) -> None:
    run = CliRunner().invoke
    whole = run(journal, ["verify"])
    assert whole.exit_code == 0
    assert "Nhật ký còn nguyên: 12 mục, 3 lô" in whole.output
    tamper("delete from journal_entry where id = (select min(id) from journal_entry)")
    broken = run(journal, ["verify", "--json"])
    assert broken.exit_code == 1
    assert json.loads(broken.output)["faults"][0]["kind"] == "entry removed"
    assert "Lô số 1" in run(journal, ["verify"]).output


def test_sealing_by_hand(write: Callable[..., None]) -> None:
    write()
    run = CliRunner().invoke
    assert "Không niêm phong" in run(journal, ["seal", "--dry-run"]).output
    assert "1 lô" in run(journal, ["seal"]).output
    assert "0 lô" in run(journal, ["seal"]).output


def test_a_proof_is_checked_on_a_machine_without_an_installation(tmp_path: Path) -> None:
    (tmp_path / "proof.json").write_text(json.dumps(proofs()[0].as_json()))
    (tmp_path / "key.pem").write_bytes(public_key_pem())
    done = subprocess.run(
        [sys.executable, "-m", "hienluong.config.cli", "check-proof", "proof.json", "--key", "key.pem"],
        cwd=tmp_path, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "Bằng chứng đúng.\n")
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["key.pem", "proof.json"]
    assert not (tmp_path / "var").exists()
