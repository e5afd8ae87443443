"""Restore through the window: the plan first, beside what is there, and over it only with its name typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import IfExists, Outcome, RestoreJob
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.describe_restore import Page
from tests.gui.restore_steps import Person


@pytest.fixture
def person(program: Program, qtbot: QtBot) -> Person:
    """Somebody with a backup of everything."""
    made = Person(program, qtbot)
    made.takes_a_backup()
    return made


def test_one_table_is_restored_beside_and_reported(person: Person, demo: DemoServer, tmp_path: Path) -> None:
    tab = person.tab
    person.opens_it()
    assert person.program.views.tabs.view is tab
    person.ticks("plant.meter")
    person.is_where()
    assert tab.where.names.names() == {"plant": "plant_restored"}
    assert tab.where.names.state("plant").startswith("New")
    assert tab.where.policy.isHidden()
    person.sees_the_plan()
    assert person.actions() == {"Create"}

    run = person.restores()

    assert run.outcome is Outcome.SUCCEEDED, run.summary
    assert tab.step is Page.RESULT
    assert demo.rows("plant_restored", "meter").num_rows == demo.rows("plant", "meter").num_rows
    assert {t.name for t in demo.catalog.database("plant_restored").tables.values()} == {"meter"}
    assert tab.result.table.model().index(0, 0).data() == "As saved"
    assert "Restore: succeeded" in tab.report
    assert "plant → plant_restored" in tab.report
    taken = {"plant": "plant_restored_2"}
    person.qtbot.waitUntil(lambda: tab.where.names.names() == taken)  # it was asked anew
    tab.result.save(tmp_path / "report.txt")
    person.qtbot.waitUntil((tmp_path / "report.txt").exists)
    assert (tmp_path / "report.txt").read_text() == tab.report


def test_a_name_that_is_free_is_kept(person: Person, demo: DemoServer) -> None:
    demo.drop_database("plant")
    person.opens_it()
    person.ticks("plant")
    person.is_where()

    assert person.tab.where.names.names() == {"plant": "plant"}
    person.sees_the_plan()
    assert person.restores().outcome is Outcome.SUCCEEDED
    assert demo.rows("plant", "meter").num_rows > 0


def test_only_the_time_range_that_was_chosen(person: Person, demo: DemoServer) -> None:
    tab = person.tab
    person.opens_it()
    person.ticks("plant.meter")
    tab.what.time.kind.setCurrentIndex(2)
    first, last = tab.what.time.first.dateTime(), tab.what.time.last.dateTime()
    half = first.addSecs(first.secsTo(last) // 2)
    tab.what.time.last.setDateTime(half)
    person.is_where()
    person.sees_the_plan()
    run = person.restores()

    assert run.outcome is Outcome.SUCCEEDED, run.summary
    ends = half.toMSecsSinceEpoch() * 1_000_000
    wanted = sum(t < ends for t in demo.rows("plant", "meter").column("time").cast("int64").to_pylist())
    assert 0 < wanted < demo.rows("plant", "meter").num_rows
    assert demo.rows("plant_restored", "meter").num_rows == wanted


def test_each_table_has_a_policy_of_its_own(person: Person, demo: DemoServer) -> None:
    tab = person.tab
    person.opens_it()
    person.ticks("plant")
    person.is_where()
    person.names_it("plant", "plant")
    policy = tab.where.policy
    assert [r.policy for r in policy.model.rows] == [IfExists.REFUSE] * 2
    person.says(IfExists.MISSING)
    policy.table.selectRow(0)
    person.says(IfExists.REPLACE)
    first, second = policy.model.rows
    assert (first.policy, second.policy) == (IfExists.REPLACE, IfExists.MISSING)
    person.sees_the_plan()

    assert person.actions() == {"Replace", "Add missing rows"}
    shown = tab.plan.table.model()
    differs = {shown.index(n, 0).data(): shown.index(n, 4).data() for n in range(shown.rowCount())}
    assert differs == {"Replace": "Harmless", "Add missing rows": "Harmless"}
    tab.plan.table.selectRow(next(n for n in range(2) if shown.index(n, 0).data() == "Add missing rows"))
    assert "Harmless: The database plant keeps rows for 10 years only" in tab.plan.reason.toPlainText()
    job = tab.job()
    assert job is not None
    assert set(job.policies) == {
        ("plant", first.table, IfExists.REPLACE),
        ("plant", second.table, IfExists.MISSING),
    }


def test_the_same_again_from_the_log_in_another_session(person: Person) -> None:
    tab = person.tab
    person.opens_it()
    person.ticks("plant.meter")
    person.is_where()
    person.sees_the_plan()
    person.restores()
    job = RestoreJob(
        tab.backup.chosen.id if tab.backup.chosen else "",
        "home",
        (("plant", "plant_restored"),),
        (("plant", "meter", "meter"),),
        policies=(("plant", "meter", IfExists.MISSING),),
    )
    assert person.program.session.engine.run(job).outcome is Outcome.SUCCEEDED
    person.program.session.runs_changed.emit()

    tab.log_button.click()
    person.qtbot.waitUntil(lambda: tab.log.model.rowCount() == 2)
    assert "plant → plant_restored" in tab.log.table.model().index(0, 4).data()
    tab.log.report.again_button.click()
    person.has_the_plan()

    assert tab.job() == job
    assert person.actions() == {"Add missing rows"}
    assert [r.policy for r in tab.where.policy.model.rows] == [IfExists.MISSING]


def test_what_is_beside_the_rows_comes_back_when_its_box_is_ticked(person: Person, demo: DemoServer) -> None:
    tab = person.tab
    person.opens_it()
    person.ticks("plant")
    person.is_where()
    person.sees_the_plan()
    objects = tab.plan.objects
    assert [s.action for s in objects.model.rows] == ["not asked for"] * 3
    assert "--" not in "".join(objects.table.model().index(n, 3).data() for n in range(3))
    tab.back()
    tab.where.beside.box.click()
    assert not tab.plan.ready
    person.sees_the_plan()
    assert [s.action for s in objects.model.rows] == ["cannot be made", *["make"] * 3]
    assert tab.plan.parts.count() == 2

    run = person.restores()

    assert run.outcome is Outcome.SUCCEEDED, run.summary
    assert demo.catalog.table("plant_restored", "meter").last_caches[0]["name"] == "meter_now"
    assert demo.catalog.database("plant_restored").triggers["hourly"]["disabled"]
    assert "Made: trigger plant_restored.hourly. As in the backup, but switched off (it was off)." in tab.report
    tab.result.again_button.click()
    person.has_the_plan()
    assert tab.where.beside.box.isChecked()
    assert {s.action for s in objects.model.rows} == {"cannot be made", "is there"}


def test_a_restore_is_undone_from_its_report(person: Person, demo: DemoServer) -> None:
    tab = person.tab
    newest = max(demo.rows("plant", "meter").column("time").cast("int64").to_pylist())
    demo.drop_database("plant")
    demo.write("plant", f"meter,site=mine kwh=1 {newest + 1}\nmeter,site=north kwh=-1 {newest}")
    person.opens_it()
    person.ticks("plant.meter")
    person.is_where()
    person.names_it("plant", "plant")
    person.says(IfExists.MERGE)
    person.sees_the_plan()
    assert tab.result.undo_button.isHidden()
    person.qtbot.keyClicks(tab.plan.typed.edit, "plant")
    merged = person.restores()
    assert merged.outcome is Outcome.SUCCEEDED, merged.summary

    tab.result.undo_button.click()
    person.has_the_plan()
    job = tab.job()
    assert job is not None
    assert (job.undo_of, job.if_exists) == (merged.id, IfExists.MERGE)
    assert "At least" in tab.plan.warned
    assert not tab.restore_button.isEnabled()
    person.qtbot.keyClicks(tab.plan.typed.edit, "plant")
    run = person.restores()

    assert run.outcome is Outcome.WARNING, run.problem
    assert -1 in demo.rows("plant", "meter").column("kwh").to_pylist()
    assert "Rows of plant.meter that the safety backup does not have:" in tab.report
    assert "from the restore" in tab.report
    tab.go_to(Page.WHERE)
    person.qtbot.waitUntil(lambda: tab.job() is not None)
    person.names_it("plant", "elsewhere")
    beside = tab.job()
    assert beside is not None
    assert beside.undo_of == "", "what goes elsewhere undoes nothing"
