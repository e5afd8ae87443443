"""Names that every file system takes, and that stay apart where case is ignored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.names import MemberFolders, backup_name, free_name, member_name

CREATED = 1_795_399_200_000_000_000


def test_the_default_template() -> None:
    assert backup_name("{server}_{date}T{time}Z", "home", ("a", "b"), CREATED) == "home_20261123T020000Z"


def test_one_database_is_named_and_several_are_all() -> None:
    assert backup_name("{database}", "s", ("one",), CREATED) == "one"
    assert backup_name("{database}", "s", ("one", "two"), CREATED) == "all"


@pytest.mark.parametrize(
    "template",
    [
        "{nope}",
        "",
        "../x",
        "a/b",
        "a\\b",
        "con",
        "COM1.x",
        ".hidden",
        "-rf",
        "x" * 201,
        "a:b",
        "tab\t",
        "end.",
        ".",
        "..",
    ],
)
def test_names_that_no_file_can_have_are_refused(template: str) -> None:
    with pytest.raises(UsageError):
        backup_name(template, "home", (), CREATED)


def test_what_a_template_may_be() -> None:
    assert backup_name(" x ", "home", (), CREATED) == "x"
    assert backup_name("ä" * 100, "home", (), CREATED) == "ä" * 100
    with pytest.raises(UsageError) as found:
        backup_name("{server}_{nope}", "home", (), CREATED)
    assert found.value.message == "The name template has an unknown field {nope}."
    assert found.value.hint == "Use {server}, {database}, {date}, {time} and plain text."


def test_a_free_name_has_the_next_number() -> None:
    assert free_name("daily", ()) == "daily"
    assert free_name("daily", ("daily", "daily 2", "daily 4")) == "daily 3"


@given(st.lists(st.text(min_size=1, max_size=150), unique=True, max_size=8))
def test_members_are_plain_and_distinct_without_case(names: list[str]) -> None:
    taken: set[str] = set()
    for name in names:
        member = member_name(name, frozenset(taken))
        assert member.lower() not in taken
        assert len(member) <= 120
        assert member.isascii()
        assert not set(member) & set('/\\:*?"<>| ')
        assert member not in (".", "..")
        taken.add(member.lower())


def test_case_twins_and_reserved_names() -> None:
    assert member_name("home") == "home"
    assert member_name("Home", frozenset({"home"})) == "Home~2"
    assert member_name("nul") == "%6Eul"
    assert member_name("a b/..") == "a%20b%2F%2E%2E"


def test_long_names_are_cut_and_stay_apart() -> None:
    assert member_name("") == "%"
    assert member_name("x" * 100) == "x" * 100
    one, other = member_name("x" * 101), member_name("x" * 102)
    assert [len(n) for n in (one, other)] == [113, 113]
    assert one[:101] == other[:101] == "x" * 100 + "~"
    assert one != other


def test_folders_of_databases_whose_names_hold_slashes_stay_apart() -> None:
    """`a/b` and `A/B` once got the same folder; the archive then held two members of one name."""
    folders = MemberFolders()
    given = [folders.folder(d, t) for d in ("a/b", "A/B", "a", "A") for t in ("t", "T", "/t", "//t")]
    assert len({g.lower() for g in given}) == 16
    assert given[:2] == ["data/a%2Fb/t", "data/a%2Fb/T~2"]


@given(st.lists(st.tuples(st.sampled_from("abAB/%~"), st.text("abAB/%~2", min_size=1)), unique=True))
def test_folders_are_distinct_without_case(tables: list[tuple[str, str]]) -> None:
    folders = MemberFolders()
    assert len({folders.folder(database, table).lower() for database, table in tables}) == len(tables)
