"""When rows that were read are believed."""

from __future__ import annotations

import pytest

from influx_backup_gui.domain.agreement import Round, Verdict, judge


@pytest.mark.parametrize(
    ("rounds", "least", "verdict"),
    [
        ([Round(5, 5)], 0, Verdict.BELIEVED),
        ([Round(0, 0)], 0, Verdict.BELIEVED),
        ([Round(5, 5)], 5, Verdict.BELIEVED),
        # Rows vanished for the read, or for the count.
        ([Round(5, 3)], 0, Verdict.AGAIN),
        ([Round(3, 5, 5)], 0, Verdict.BELIEVED),
        ([Round(3, 5, 4)], 0, Verdict.AGAIN),
        ([Round(3, 5)], 0, Verdict.AGAIN),
        # The window is being written to.
        ([Round(5, 6, 6)], 0, Verdict.BELIEVED),
        ([Round(5, 6, 9)], 0, Verdict.GREW),
        ([Round(5, 3), Round(6, 7, 8)], 0, Verdict.GREW),
        # Rows that an earlier round saw are missing now: only twice the same is believed.
        ([Round(5, 3), Round(3, 3)], 0, Verdict.AGAIN),
        ([Round(5, 3), Round(3, 3), Round(3, 3)], 0, Verdict.BELIEVED),
        ([Round(5, 3), Round(5, 5)], 0, Verdict.BELIEVED),
        ([Round(9, 3), Round(3, 2), Round(3, 3)], 0, Verdict.AGAIN),
        ([Round(5, 3), Round(9, 4), Round(6, 6)], 0, Verdict.AGAIN),
        ([Round(9, 4), Round(5, 3), Round(6, 6)], 0, Verdict.AGAIN),
        ([Round(3, 4, 9), Round(5, 5)], 5, Verdict.AGAIN),
        # The files of the server say that there are more.
        ([Round(3, 3)], 4, Verdict.AGAIN),
        ([Round(3, 3), Round(3, 3), Round(3, 3)], 4, Verdict.AGAIN),
        ([Round(3, 3), Round(4, 4)], 4, Verdict.BELIEVED),
    ],
)
def test_verdicts(rounds: list[Round], least: int, verdict: Verdict) -> None:
    assert judge(tuple(rounds), least) is verdict


@pytest.mark.parametrize(
    ("round_", "verdict"),
    [
        (Round(5, 5), Verdict.BELIEVED),
        (Round(5, 4, 4), Verdict.BELIEVED),
        (Round(5, 4, 3), Verdict.BELIEVED),
        (Round(5, 0, 0), Verdict.BELIEVED),
        # They are there again: the read lacked them for another reason.
        (Round(5, 3, 4), Verdict.AGAIN),
        (Round(5, 0, 5), Verdict.AGAIN),
        (Round(5, 3), Verdict.AGAIN),
        # Written to, too.
        (Round(5, 6, 6), Verdict.BELIEVED),
        (Round(5, 6, 5), Verdict.AGAIN),
    ],
)
def test_verdicts_where_rows_may_expire(round_: Round, verdict: Verdict) -> None:
    assert judge((round_,), 0, shrinks=True) is verdict


def test_fewer_rows_in_every_round_are_believed_where_rows_may_expire() -> None:
    rounds = (Round(9, 7, 8), Round(6, 6))
    assert judge(rounds, 0) is Verdict.AGAIN
    assert judge(rounds, 0, shrinks=True) is Verdict.BELIEVED
