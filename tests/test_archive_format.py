"""docs/archive-format.md names exactly the keys that a real archive has."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from influx_backup_gui.domain.agreement import CONTRADICTORY, GREW, UNCHECKED
from influx_backup_gui.domain.coverage_records import LossKind, coverage_to_json
from influx_backup_gui.domain.job import Profile
from influx_backup_gui.domain.manifest import to_json
from influx_backup_gui.domain.server import Role, Type
from influx_backup_gui.engine.part_check import KEPT
from influx_backup_gui.store.archive import CATALOG, FORMAT_NAME, FORMAT_TEXT, MANIFEST, README_NAME, SUMS
from influx_backup_gui.store.archive_reader import ArchiveReader
from tests.domain.test_manifest import example
from tests.golden import BACKUPS, PLAIN

DOCUMENT = (Path(__file__).parent.parent / "docs" / "archive-format.md").read_text(encoding="utf-8")
# Maps whose keys are data.
FREE = {"versions", "tables[].days"}


def keys_of(document: Any, path: str, found: dict[str, set[str]]) -> dict[str, set[str]]:
    """Path → keys of the objects there, over the whole document."""
    if isinstance(document, dict) and path not in FREE:
        found.setdefault(path, set()).update(document)
        for key, value in document.items():
            keys_of(value, f"{path}.{key}" if path else key, found)
    elif isinstance(document, list):
        for value in document:
            keys_of(value, f"{path}[]", found)
    return found


def documented() -> dict[str, set[str]]:
    """Path → keys of the table below its heading; a heading may name several paths."""
    found: dict[str, set[str]] = {}
    for section in re.split(r"^### ", DOCUMENT, flags=re.MULTILINE)[1:]:
        heading, _, body = section.partition("\n")
        body = re.split(r"^#", body, flags=re.MULTILINE)[0]
        keys = set(re.findall(r"^\| `([^`]+)` \|", body, flags=re.MULTILINE))
        for path in re.findall(r"`([^`]+)`", heading):
            found[path] = keys
    return found


def manifest() -> dict[str, Any]:
    with ArchiveReader(BACKUPS / f"{PLAIN}.7z") as opened:
        document: dict[str, Any] = json.loads(opened.member(MANIFEST))
        return document


def test_every_key_of_a_manifest_is_documented_and_every_documented_key_is_there() -> None:
    real = keys_of(manifest(), "", {})
    real["manifest.json"] = real.pop("")
    described = documented()
    described.pop(CATALOG)
    # Younger than the golden archives.
    younger = keys_of(coverage_to_json(example().coverage), "coverage", {})
    assert described == real | younger


def test_keys_that_were_added_later_are_documented() -> None:
    real, new = keys_of(manifest(), "", {}), keys_of(to_json(example()), "", {})
    added = {f"{path}.{key}".lstrip(".") for path in real for key in new[path] - real[path]}
    assert added == {"sittings", "tables[].read", "coverage"}
    for key in added:
        assert f"| `{key}` |" in DOCUMENT


def test_a_key_that_is_not_documented_would_be_noticed() -> None:
    document = manifest()
    document["tables"][0]["parts"][0]["new"] = 1
    assert keys_of(document, "", {})["tables[].parts[]"] != documented()["tables[].parts[]"]


def test_the_keys_of_catalog_json_are_named() -> None:
    with ArchiveReader(BACKUPS / f"{PLAIN}.7z") as opened:
        catalog = opened.catalog()
    assert documented()[CATALOG] - {"not_read"} == set(catalog)
    for key in (*catalog["databases"][0], *catalog["server"]):
        assert f"`{key}`" in DOCUMENT


def test_roles_types_notes_profiles_and_members_are_named() -> None:
    for word in (*Role, *Type, *Profile, *LossKind, GREW, CONTRADICTORY, KEPT, UNCHECKED):
        assert f"`{word}`" in DOCUMENT, word
    for member in (MANIFEST, CATALOG, SUMS, README_NAME, FORMAT_NAME):
        assert f"── {member} " in DOCUMENT
    assert FORMAT_TEXT.decode().strip() in DOCUMENT


def test_the_table_of_types_pairs_roles_and_types() -> None:
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)` \| [A-Z_0-9]{2}", DOCUMENT, flags=re.MULTILINE)
    assert sorted(t for _, t in rows) == sorted(Type)
    for table in manifest()["tables"]:
        for column in table["columns"]:
            assert (column["role"], column["type"]) in rows


def test_the_readme_of_the_archive_names_its_members() -> None:
    with ArchiveReader(BACKUPS / f"{PLAIN}.7z") as opened:
        text = opened.member(README_NAME).decode()
    for member in (MANIFEST, CATALOG, SUMS):
        assert member in text
