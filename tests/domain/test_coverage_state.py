"""Which losses wait for a person, which backups are complete, and what an acknowledgement covers."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from influx_backup_gui.domain.coverage_records import (
    Acknowledgement,
    Coverage,
    Keeps,
    Loss,
    LossKind,
    acknowledgement_from_json,
    acknowledgement_to_json,
)
from influx_backup_gui.domain.coverage_state import (
    complete,
    explained,
    explanations,
    kept_days,
    lacking,
    rewritten,
    unexplained,
    waiting,
)
from tests.domain.test_health import LOST, NOW, PART, backup

HIDDEN = replace(LOST, kind=LossKind.HIDDEN)
COLUMNS = replace(LOST, kind=LossKind.COLUMN, columns=("a",))
SEEN = Acknowledgement("home", NOW, "anna on desk", "deleted", NOW, (LOST,))
WHOLE = Coverage("b9")


def shrunk(age: int, *losses: Loss, **changes: Any) -> Any:
    return backup(age, coverage=Coverage("b9", losses), **changes)


@pytest.mark.parametrize(
    ("known", "loss", "covers"),
    [
        (LOST, LOST, True),
        (HIDDEN, LOST, True),
        (LOST, HIDDEN, True),
        (LOST, replace(LOST, kind=LossKind.VALUES), False),
        (LOST, replace(LOST, kind=LossKind.TABLE), False),
        (replace(LOST, kind=LossKind.TABLE), COLUMNS, True),
        (replace(LOST, kind=LossKind.TABLE), replace(LOST, rows=8), False),
        (LOST, replace(LOST, rows=8), False),
        (LOST, replace(LOST, database="other"), False),
        (COLUMNS, COLUMNS, True),
        (COLUMNS, replace(COLUMNS, columns=("a", "b")), False),
        (replace(COLUMNS, columns=("a", "b")), COLUMNS, True),
    ],
)
def test_an_acknowledgement_covers_what_it_names(known: Loss, loss: Loss, covers: bool) -> None:
    assert explained(loss, (replace(SEEN, losses=(known,)),), NOW) is covers
    assert not explained(loss, (replace(SEEN, losses=(known,)),), NOW + 1), "nothing that was there later"


def test_what_a_backup_told_and_what_it_does_not_hold() -> None:
    told = shrunk(0, LOST, HIDDEN, COLUMNS)
    assert unexplained(told, ()) == (LOST, HIDDEN, COLUMNS)
    assert lacking(told, ()) == (LOST, COLUMNS)
    assert unexplained(told, (SEEN,)) == (COLUMNS,)
    assert unexplained(told, (replace(SEEN, server="lab"),)) == (LOST, HIDDEN, COLUMNS)
    other = replace(SEEN, losses=(replace(LOST, table="other"),))
    lab = replace(SEEN, server="lab")
    assert explanations(told, (other, lab, SEEN)) == (SEEN,)


def test_a_backup_is_complete_that_lacks_nothing_and_was_compared() -> None:
    whole, first = backup(1, coverage=WHOLE), backup(9)
    alone = backup(2)
    assert complete([shrunk(0, LOST), whole, alone, first], ()) == (whole, first)
    assert complete([shrunk(0, LOST)], ()) == ()
    assert complete([shrunk(0, LOST)], (SEEN,)) == (shrunk(0, LOST),)
    assert complete([shrunk(0, HIDDEN)], ()) == (shrunk(0, HIDDEN),)


def test_of_every_selection_the_newest_that_was_compared_tells_what_waits() -> None:
    told, part = shrunk(1, LOST), shrunk(2, LOST, selection=PART)
    assert waiting([shrunk(3, LOST), part, told], (), NOW) == (told, part)
    assert waiting([backup(0, coverage=WHOLE), told, part], (), NOW) == (part,)
    assert waiting([backup(0), told], (), NOW) == (told,), "it was compared with nothing"
    assert waiting([backup(-3, coverage=WHOLE), told], (), NOW) == (told,), "a clock dated it that ran ahead"
    assert waiting([told], (SEEN,), NOW) == ()


def test_what_persons_said_last_of_tables_counts() -> None:
    first = replace(SEEN, keeps=(Keeps("db", "t", 3), Keeps("db", "u", 4)), rewritten=(("db", "a"),))
    last = replace(SEEN, keeps=(Keeps("db", "t", 9),), rewritten=(("db", "b"),))
    assert kept_days((first, last)) == {("db", "t"): 9, ("db", "u"): 4}
    assert rewritten((first, last)) == {("db", "a"), ("db", "b")}


def test_what_was_said_survives_json() -> None:
    said = replace(SEEN, losses=(COLUMNS, LOST), keeps=(Keeps("db", "t", 3),), rewritten=(("db", "a"),))
    found = json.loads(json.dumps(acknowledgement_to_json(said)))
    assert acknowledgement_from_json(found) == said
    older = {key: value for key, value in found.items() if key not in ("keeps", "rewritten")}
    assert acknowledgement_from_json(older) == replace(said, keeps=(), rewritten=())
