"""Tokens come from where the settings say; the texts of errors never hold one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backend
import keyring.backends.fail
import keyring.errors
import pytest

from influx_backup_gui.domain.errors import BackupError, NotAuthorised, UsageError
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.store.secrets import (
    PASSWORD_VARIABLE,
    archive_password,
    delete_token,
    read_token,
    store_archive_password,
    store_token,
    token_advice,
)


class MemoryKeyring(keyring.backend.KeyringBackend):
    """A keyring that lives as long as the test."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class LockedKeyring(MemoryKeyring):
    """A keyring that nobody unlocks."""

    def get_password(self, service: str, username: str) -> str | None:
        raise keyring.errors.KeyringLocked("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise keyring.errors.KeyringLocked("locked")


@pytest.fixture(autouse=True)
def before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    kept = keyring.get_keyring()
    monkeypatch.delenv(PASSWORD_VARIABLE, raising=False)
    yield
    keyring.set_keyring(kept)


def use(backend: keyring.backend.KeyringBackend) -> None:
    keyring.set_keyring(backend)


def server(source: str) -> ServerConfig:
    return ServerConfig("lab", "http://127.0.0.1:8181", source)


def test_a_server_without_token() -> None:
    assert read_token(server("none")) is None


def test_a_token_in_a_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("T", " apiv3_x\n")
    assert read_token(server("env:T")) == "apiv3_x"


@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_variable_that_is_not_set(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    monkeypatch.delenv("T", raising=False)
    if value is not None:
        monkeypatch.setenv("T", value)
    with pytest.raises(NotAuthorised, match="variable T") as caught:
        read_token(server("env:T"))
    assert "export T=" in caught.value.hint


def test_a_token_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_text("apiv3_x\n")
    path.chmod(0o600)
    assert read_token(server(f"file:{path}")) == "apiv3_x"
    assert token_advice(server(f"file:{path}")) == ""
    path.chmod(0o644)
    assert "chmod 600" in token_advice(server(f"file:{path}"))


@pytest.mark.parametrize("content", [None, b"", b" \n", b"\xff\xfe"])
def test_a_file_without_a_token(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "token"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(NotAuthorised, match="token") as caught:
        read_token(server(f"file:{path}"))
    assert caught.value.hint


def test_a_token_in_the_keyring() -> None:
    use(MemoryKeyring())
    with pytest.raises(NotAuthorised, match="keyring"):
        read_token(server("keyring"))
    store_token("lab", "apiv3_x")
    assert read_token(server("keyring")) == "apiv3_x"
    delete_token("lab")
    delete_token("lab")
    with pytest.raises(NotAuthorised):
        read_token(server("keyring"))


@pytest.mark.parametrize("backend", [keyring.backends.fail.Keyring, LockedKeyring])
def test_without_a_keyring_that_answers(backend: type[keyring.backend.KeyringBackend]) -> None:
    use(backend())
    with pytest.raises(BackupError) as caught:
        store_token("lab", "apiv3_secret")
    assert "--token-env" in caught.value.hint
    assert "apiv3_secret" not in f"{caught.value.message} {caught.value.hint}"
    with pytest.raises(NotAuthorised) as refused:
        read_token(server("keyring"))
    assert "variable" in refused.value.hint
    delete_token("lab")
    assert archive_password() is None
    with pytest.raises(BackupError):
        store_archive_password("secret")


def test_the_password_of_archives(monkeypatch: pytest.MonkeyPatch) -> None:
    use(MemoryKeyring())
    assert archive_password() is None
    store_archive_password("from the keyring")
    assert archive_password() == "from the keyring"
    monkeypatch.setenv(PASSWORD_VARIABLE, "from the variable")
    assert archive_password() == "from the variable"


@pytest.mark.parametrize("source", ["", "apiv3_token_itself", "env:", "file:"])
def test_an_unknown_place(source: str) -> None:
    with pytest.raises(UsageError):
        read_token(server(source))
