"""Addresses as people type them."""

from __future__ import annotations

import pytest

from influx_backup_gui.domain.addresses import server_address, web_address
from influx_backup_gui.domain.errors import UsageError


@pytest.mark.parametrize("typed", ["http://127.0.0.1:8181", "https://db.example/influx", "http://[::1]:8181"])
def test_an_address_of_a_server_loses_the_slash_at_its_end(typed: str) -> None:
    assert server_address(typed + "/") == server_address(typed) == typed


@pytest.mark.parametrize("typed", ["", "db", "ftp://db", "http://", "http://[::1", "http://db:99999", "http://db:0"])
def test_what_is_no_address_of_a_server_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="no address of a server"):
        server_address(typed)


@pytest.mark.parametrize("typed", ["http://me:hidden@db", "http://db/?token=hidden", "http://db/#hidden"])
def test_what_may_be_a_secret_is_refused_and_not_repeated(typed: str) -> None:
    with pytest.raises(UsageError) as refused:
        server_address(typed)
    assert "hidden" not in f"{refused.value.message} {refused.value.hint}"


def test_an_address_that_is_called_stays_as_it_is() -> None:
    assert web_address("https://hooks.example/a?b=c") == "https://hooks.example/a?b=c"


@pytest.mark.parametrize("typed", ["", "hooks.example", "mailto:a@b", "https://", "https://[::1", "https://a b/hidden"])
def test_what_cannot_be_called_is_refused_and_not_repeated(typed: str) -> None:
    with pytest.raises(UsageError) as refused:
        web_address(typed)
    assert "hidden" not in f"{refused.value.message} {refused.value.hint}"
