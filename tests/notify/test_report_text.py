from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from influx_backup_gui.domain.instants import DAY, HOUR
from influx_backup_gui.domain.job import Outcome
from influx_backup_gui.domain.report import Report, report_of
from influx_backup_gui.notify.report_text import report_html, report_text
from tests.domain.test_health import NOW, backup, facts, run

EVIL = "<script>alert(1)</script> & 'quoted'\n\nnext"


def report(failures: int = 1) -> Report:
    runs = tuple(
        replace(run(Outcome.FAILED, NOW - n * HOUR // 10), summary=EVIL, server="home") for n in range(1, failures + 1)
    )
    backups = (backup(1, warnings=("w",)), backup(2, proved=None))
    return report_of(facts(*backups, runs=runs), NOW, runs, NOW - 7 * DAY, NOW)


class Tags(HTMLParser):
    """Everything opened is closed again; `seen` are the names of tags and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen |= {tag, *(name for name, _ in attrs)}
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_page_of_text() -> None:
    lines = report_text(report()).splitlines()
    assert lines[:3] == [
        "Proof report of Influx Backup",
        "2026-11-16 09:00 UTC to 2026-11-23 09:00 UTC",
        "Health: red: not everything is protected as promised",
    ]
    assert "  Saved           2 backups, 20 rows, 2 kB" in lines
    assert "  Not proved      1 backup" in lines
    assert "  Scheduled runs  0 of 1 went well" in lines
    (failed,) = [line for line in lines if "alert(1)" in line and "failed" in line and not line.startswith("  red")]
    assert failed.endswith("<script>alert(1)</script> & 'quoted' next"), "one line, whatever was said"


def test_a_page_of_html_that_loads_and_runs_nothing() -> None:
    tags = Tags()
    page = report_html(report())
    tags.feed(page)
    assert tags.open == []
    assert not {"script", "img", "link", "src", "href"} & tags.seen
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in page


def test_it_stays_one_page() -> None:
    text = report_text(report(400))
    assert "and 385 more" in text
    assert len(text.splitlines()) < 66
