"""`export --to all`: every deliverable, named by its proof, with a manifest, twice the same."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from pcra_game.app.deliverables import EVERYTHING


@pytest.fixture(scope="module")
def bundle(pcra: Any, demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundle") / "livrables"
    told = pcra("export", demo, "--to", "all", "--out", folder, cwd=folder.parent)
    assert told.returncode == 0, told.stderr
    assert told.stderr == ""
    assert len(told.stdout.splitlines()) == sum(len(one.writers) for one in EVERYTHING) + 2
    return folder


def test_everything_is_there_and_in_the_manifest(bundle: Path) -> None:
    manifest = json.loads((bundle / "manifeste.json").read_text(encoding="utf-8"))
    named = {file["fichier"]: file for file in manifest["fichiers"]}
    assert {path.name for path in bundle.iterdir()} == {*named, "manifeste.json", "manifeste.txt"}
    for name, file in named.items():
        assert file["sha256"] == hashlib.sha256((bundle / name).read_bytes()).hexdigest()
    proofs = {proof for file in named.values() for proof in file["preuves"]}
    assert {"D2.O1.B", "D2.O1.C", "D2.O1.D", "D2.O2.B", "D2.O4", "ReCyF 14"} <= proofs


def test_d19_another_process_writes_the_same_bytes(
    pcra_alone: Any, demo: Path, bundle: Path, tmp_path: Path
) -> None:
    told = pcra_alone("export", demo, "--to", "all", "--out", tmp_path, cwd=tmp_path)
    assert told.returncode == 0
    for path in bundle.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name
