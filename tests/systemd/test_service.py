"""The scheduler as a service of an ordinary user, under a real systemd and logind."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.systemd.machine import Machine

pytestmark = pytest.mark.systemd
UNIT = "influx-backup.service"
ARCHIVES = "find .local/share -name '*.7z' -type f"
HELD = "systemd-inhibit --list --no-legend | grep 'Influx Backup'"
SESSIONS = "loginctl list-sessions --no-legend | awk '$3 == \"tester\" {print $1}'"
FREE = f"! {{ {HELD}; }}"


@pytest.fixture
def service(machine: Machine) -> Iterator[Machine]:
    """Installed and started with no schedule; afterwards it is gone."""
    machine.tell("influx-backup scheduler install")
    yield machine
    machine.tell("rm -f hold refuse")
    for schedule in machine.json("schedule", "list"):
        machine.json("schedule", "remove", schedule["name"])
    machine.tell("influx-backup scheduler remove")


def scheduled(machine: Machine, name: str) -> datetime:
    """A schedule whose next slot is the first minute that comes at least five seconds from now."""
    now = datetime.fromisoformat(machine.tell("date --utc +%Y-%m-%dT%H:%M:%S+00:00").strip())
    slot = (now + timedelta(seconds=65)).replace(second=0)
    machine.json("schedule", "add", name, "--server", "lab", "--at", f"{slot:%H:%M}", "--zone", "UTC")
    return slot


def under_way(machine: Machine, name: str) -> None:
    """The slot of a new schedule comes, and its backup stands in the middle until the file `hold` goes."""
    machine.tell("touch hold")
    scheduled(machine, name)
    machine.until(f"influx-backup --json schedule history {name} | grep -q '\"outcome\": null' && {HELD}", seconds=300)


def runs(machine: Machine, name: str) -> list[dict[str, Any]]:
    """What ran of a schedule, newest first."""
    return [r for r in machine.json("schedule", "history", name) if r["kind"] == "backup"]


def ended(machine: Machine, name: str, outcome: str) -> dict[str, Any]:
    """The newest run that ended that way, once there is one."""
    wanted = f'influx-backup --json schedule history {name} | grep -q \'"outcome": "{outcome}"\''
    machine.until(wanted, seconds=300)
    return next(r for r in runs(machine, name) if r["outcome"] == outcome)


def state(machine: Machine, what: str) -> str:
    """`is-active` or `is-enabled` of the service."""
    return machine.tell(f"systemctl --user {what} {UNIT}", expected=None).strip()


def test_a_slot_is_kept_by_the_service(service: Machine) -> None:
    assert (state(service, "is-active"), state(service, "is-enabled")) == ("active", "enabled")
    assert "Influx Backup: scheduled backups" in service.tell(f"systemctl --user status {UNIT}")
    slot = scheduled(service, "soon")
    run = ended(service, "soon", "succeeded")
    assert run["trigger"] == "schedule"
    assert datetime.fromisoformat(run["slot"]) == slot
    assert run["late_seconds"] < 60
    service.until(f"systemctl --user status --full {UNIT} | grep 'soon: succeeded'")


def test_without_a_user_manager_it_says_what_to_do(machine: Machine) -> None:
    """Where nobody is logged in systemd refuses with words that help nobody."""
    machine.root("systemctl stop seat")
    machine.until(f"! {{ {SESSIONS} | grep .; }} && ! pgrep -u tester -x systemd", "root")
    said = machine.tell("influx-backup scheduler install", expected=3, manager=False)
    assert "loginctl enable-linger" in said
    machine.root("systemctl start seat")
    machine.until("systemctl --user is-system-running")


def test_after_su_it_finds_the_user_manager(machine: Machine) -> None:
    """`su` names none, and systemctl would find none."""
    machine.tell("systemctl --user is-system-running", expected=1, manager=False)
    machine.tell("influx-backup scheduler install", manager=False)
    assert state(machine, "is-active") == "active"
    machine.tell("influx-backup scheduler remove", manager=False)
    assert state(machine, "is-active") == "inactive"


def test_nobody_puts_it_to_sleep_while_a_backup_runs(service: Machine) -> None:
    under_way(service, "long")
    assert "sleep:idle" in service.tell(HELD)
    # At a terminal, where systemctl looks who works.
    said = service.tell("script --quiet --return --command 'systemctl suspend' /dev/null", expected=1)
    assert "Operation inhibited by" in said
    assert "Scheduled backup long" in said
    service.tell("rm hold")
    assert ended(service, "long", "succeeded")["trigger"] == "schedule"
    service.until(FREE)


@pytest.mark.parametrize(
    ("ending", "outcome"),
    [
        ("touch refuse; rm hold", "failed"),
        (f"systemctl --user stop {UNIT}", "cancelled"),
        (f"systemctl --user restart {UNIT}", "cancelled"),
        (f"systemctl --user kill --signal KILL --kill-who main {UNIT}", "interrupted"),
        (f"systemctl --user kill --signal KILL {UNIT}", "interrupted"),
    ],
)
def test_it_may_sleep_again_however_the_backup_ended(service: Machine, ending: str, outcome: str) -> None:
    under_way(service, "long")
    service.tell(ending)
    service.until(FREE)
    if outcome == "cancelled":
        # It stays due, and a restarted service catches it up.
        service.tell("rm hold")
    run = ended(service, "long", outcome)
    assert (run["slot"] is None) == (outcome == "cancelled")
    service.tell("! find .local/share -name '*.partial*' | grep .")


def test_killed_it_comes_back_and_the_next_slot_is_kept(service: Machine) -> None:
    under_way(service, "long")
    service.tell(f"systemctl --user kill --signal KILL --kill-who main {UNIT}; rm hold")
    service.until(f"systemctl --user is-active --quiet {UNIT}")
    ended(service, "long", "interrupted")
    scheduled(service, "next")
    ended(service, "next", "succeeded")
    assert (len(runs(service, "long")), len(runs(service, "next"))) == (1, 1)


def test_a_backup_that_a_stop_cut_off_is_caught_up_at_the_start(service: Machine) -> None:
    under_way(service, "cut")
    service.tell(f"timeout 20 systemctl --user stop {UNIT}; rm hold")
    cut = runs(service, "cut")[0]
    assert (cut["outcome"], cut["slot"]) == ("cancelled", None)
    service.tell(f"systemctl --user start {UNIT}")
    assert ended(service, "cut", "succeeded")["slot"] == cut["stays_due"]


def test_without_anybody_logged_in_it_goes_on(service: Machine) -> None:
    """With `loginctl enable-linger`. A service of somebody who is not there may not forbid sleep (polkit); it forbids
    that the machine falls asleep by itself."""
    service.root("loginctl enable-linger tester; systemctl stop seat")
    service.until(f"! {{ {SESSIONS} | grep .; }}")
    under_way(service, "lonely")
    held = service.tell(HELD)
    assert "idle" in held
    assert "sleep" not in held
    service.tell("rm hold")
    ended(service, "lonely", "succeeded")
    service.until(FREE)
    service.root("systemctl start seat; loginctl disable-linger tester")


def test_a_slot_in_its_sleep_is_kept_when_it_wakes_up(service: Machine) -> None:
    slot = scheduled(service, "asleep")
    service.sleep()
    # Nothing in it runs that could tell; its clock goes on with ours.
    threading.Event().wait((slot - datetime.now(UTC)).total_seconds() + 20)
    service.wake()
    run = ended(service, "asleep", "succeeded")
    assert run["late_seconds"] >= 20


def test_a_window_hears_of_the_sleep(machine: Machine) -> None:
    """logind's own signal: with it a window need not wait for its next look at the clock."""
    window = "systemd-run --user --unit window --setenv QT_QPA_PLATFORM=offscreen --working-directory /home/tester"
    machine.tell(f"{window} influx-backup/bin/influx-backup-gui --home window --demo")
    # It listens to logind before it adds its server.
    machine.until("grep -qs demo window/settings.json")
    machine.sleep()
    machine.wake()
    machine.until("grep -r 'the machine woke up' window")
    machine.tell("systemctl --user stop window")


def test_switched_off_over_some_slots_it_catches_up_once(service: Machine) -> None:
    service.root("loginctl enable-linger tester; systemctl enable seat")
    service.json("schedule", "add", "minutes", "--server", "lab", "--cron", "* * * * *")
    service.off()
    threading.Event().wait(150)
    service.start()
    run = ended(service, "minutes", "succeeded")
    told = service.json("schedule", "history", "minutes")
    missed = [r for r in told if "missed" in r]
    assert len(missed) == 1
    assert 1 <= missed[0]["missed"] <= 3
    assert missed[0]["caught_up_by"] == runs(service, "minutes")[-1]["id"]
    assert run["outcome"] == "succeeded"
    service.root("loginctl disable-linger tester; systemctl start seat")


def test_without_power_in_the_middle_the_run_is_interrupted(service: Machine) -> None:
    service.root("loginctl enable-linger tester")
    under_way(service, "cut")
    service.tell("rm hold; sync")
    service.cut()
    service.start()
    service.until(f"systemctl --user is-active --quiet {UNIT}")
    ended(service, "cut", "interrupted")
    service.until(FREE)
    service.root("loginctl disable-linger tester; systemctl start seat")


def test_removed_it_leaves_the_backups(machine: Machine) -> None:
    machine.tell("influx-backup scheduler install")
    before = machine.tell(ARCHIVES)
    assert before
    machine.tell("influx-backup scheduler remove")
    assert state(machine, "is-active") == "inactive"
    assert machine.tell("find .config/systemd -type f -o -type l", expected=None).strip() == ""
    assert machine.tell(ARCHIVES) == before
