from __future__ import annotations

from influx_backup_gui.domain.log_lines import at_least, log_records

TEXT = """the rest of a line that was cut
2026-11-23 02:00:00,001 42 INFO influx_backup_gui.a: began
2026-11-23 02:00:05,999 42 ERROR influx_backup_gui.b: fault
Traceback (most recent call last):
  ValueError: 2026
2026-11-23 02:01:00,000 42 WARNING influx_backup_gui.c: late
2026-11-23 02:02:00,000 42 NOVEL influx_backup_gui.c: unknown
"""


def test_a_record_holds_all_of_its_lines_and_a_cut_one_is_left_out() -> None:
    records = log_records(TEXT)
    assert [r.level for r in records] == ["INFO", "ERROR", "WARNING", "NOVEL"]
    assert records[1].text.endswith("  ValueError: 2026")
    assert (records[1].at, log_records("")) == ("2026-11-23 02:00:05", ())


def test_by_level() -> None:
    records = log_records(TEXT)
    assert [r.level for r in at_least(records, "WARNING")] == ["ERROR", "WARNING", "NOVEL"]
    assert [r.level for r in at_least(records, "ERROR")] == ["ERROR", "NOVEL"], "what is not known is shown"
