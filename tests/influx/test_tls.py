"""A certificate that is not right is refused with a clear text before anything is sent, and nothing skips that."""

from __future__ import annotations

import re
import ssl
import warnings
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path

import pytest

import influx_backup_gui
from influx_backup_gui.cli.parser import build_parser
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import BackupError, ServerUnreachable
from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.influx.client import Client
from tests.influx.test_odd_answers import answering, sending
from tests.notify.certificates import Authority
from tests.notify.conftest import authority

__all__ = ["authority"]
TOKEN = "apiv3_demo"
HERE = "127.0.0.1"


@contextmanager
def secure(tls: ssl.SSLContext) -> Iterator[DemoServer]:
    """A demo server that speaks TLS only."""
    server = DemoServer(token=TOKEN)
    server.write("db", "t v=1 1")
    # A handshake that fails ends its connection only; one that never ends must not keep others from theirs.
    server._http.socket = tls.wrap_socket(server._http.socket, server_side=True, do_handshake_on_connect=False)
    with server:
        yield server


def asked(server: DemoServer, ca_file: Path | None, scheme: str = "https") -> int:
    """The rows that a client counts."""
    url = server.url.replace("http:", f"{scheme}:")
    client = Client(url, TOKEN, None if ca_file is None else str(ca_file), timeout=(2, 2), patience=0.3)
    try:
        client.identity()
        client.write("db", b"t v=1 2")
        return client.count("db", "t", TimeRange())
    finally:
        client.close()


def old_tls(authority: Authority) -> ssl.SSLContext:
    context = authority.server(HERE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    context.set_ciphers("DEFAULT@SECLEVEL=0")
    return context


REFUSED: dict[str, tuple[Callable[[Authority], ssl.SSLContext], bool, str]] = {
    "unknown authority": (lambda a: a.server(HERE), False, "signed by nobody whom this machine knows"),
    "expired": (lambda a: a.server(HERE, days=-1), True, "has expired"),
    "not yet valid": (lambda a: a.server(HERE, begins=2), True, "is not valid yet"),
    "wrong name": (lambda a: a.server("other.example"), True, "is for another name"),
    "wrong address": (lambda a: a.server("127.0.0.2"), True, "is for another name"),
    "old TLS": (old_tls, True, "does not speak TLS as it should"),
}


def test_an_authority_of_ones_own_is_trusted_when_it_is_named(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    with secure(authority.server(HERE)) as server:
        assert asked(server, authority.ca_file) == 2
        # Another bundle in the environment must not take its place.
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", ssl.get_default_verify_paths().openssl_cafile)
        assert asked(server, authority.ca_file) == 2


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_right_is_refused_before_the_token_is_sent(
    authority: Authority, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What switches other programs off switches nothing off here.
    monkeypatch.setenv("PYTHONHTTPSVERIFY", "0")
    monkeypatch.setenv("CURL_CA_BUNDLE", "")
    served, trusts, said = REFUSED[case]
    with secure(served(authority)) as server:
        with pytest.raises(ServerUnreachable, match=said) as refused:
            asked(server, authority.ca_file if trusts else None)
        assert refused.value.hint
        assert len(refused.value.message) < 300
        assert server.requests == []
        assert server.rows("db", "t").num_rows == 1


def test_https_where_there_is_none_and_the_other_way_round(authority: Authority) -> None:
    with DemoServer(token=TOKEN) as plain, pytest.raises(ServerUnreachable, match="does not speak TLS"):
        asked(plain, authority.ca_file)
    with secure(authority.server(HERE)) as server:
        with pytest.raises(ServerUnreachable) as refused:
            asked(server, None, "http")
        assert "https" in refused.value.hint
        assert server.requests == []


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirection_is_told_and_not_followed(status: int) -> None:
    with DemoServer(token=TOKEN) as elsewhere:
        elsewhere.write("db", "t v=1 1")
        place = f"{elsewhere.url}/api/v3?secret=1"
        with answering(sending(b"", status, Location=place)) as client:
            for ask in (client.identity, lambda: client.write("db", b"t v=1 2"), client.databases):
                with pytest.raises(ServerUnreachable, match=rf"elsewhere, to http://127.0.0.1 .*\({status}\)") as said:
                    ask()
                assert "secret" not in said.value.message
        assert elsewhere.requests == []


def test_a_secure_server_that_sends_us_to_one_without_encryption(authority: Authority) -> None:
    with DemoServer(token=TOKEN) as elsewhere, secure(authority.server(HERE)) as server:
        redirected = sending(b"", 302, Location=elsewhere.url)
        with answering(redirected, tls=authority.server(HERE), ca_file=str(authority.ca_file)) as client:
            with pytest.raises(ServerUnreachable, match=r"http://127\.0\.0\.1 without encryption"):
                client.identity()
            with pytest.raises(ServerUnreachable, match="without encryption"):
                client.write("db", b"t v=1 2")
        assert elsewhere.requests == server.requests == []


@pytest.mark.parametrize("content", [None, b"", b"no certificates"])
def test_a_file_that_holds_no_certificates(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BackupError, match=rf"{path} cannot be read") as refused:
        Client("https://127.0.0.1:1", TOKEN, str(path))
    assert refused.value.hint


# --- no way around it -----------------------------------------------------------------------------

SKIPS = re.compile(
    r"CERT_NONE|CERT_OPTIONAL|check_hostname\s*=\s*False|unverified_context|verify\s*=\s*(False|0)\b|"
    r"disable_warnings|InsecureRequestWarning|assert_hostname|ssl\.SSLContext\("
)
OPTION = re.compile(r"insecure|verif|skip|trust|tls|ssl|cert", re.IGNORECASE)


def options(parser: ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        yield from action.option_strings
        if isinstance(action, _SubParsersAction):
            for inner in action.choices.values():
                yield from options(inner)


def test_nothing_in_the_program_skips_the_check() -> None:
    sources = list(Path(influx_backup_gui.__file__).parent.rglob("*.py"))
    assert len(sources) > 100
    assert [str(p) for p in sources if SKIPS.search(p.read_text(encoding="utf-8"))] == []
    assert SKIPS.search("requests.get(url, verify=False)")
    found = set(options(build_parser()))
    assert "--ca" in found
    assert {o for o in found if OPTION.search(o)} == set()
    assert {f.name for f in fields(ServerConfig) if OPTION.search(f.name)} == set()
