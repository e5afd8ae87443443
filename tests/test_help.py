"""Every command of the help works as it stands there; links lead somewhere; the window finds every page."""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backends.fail
import pytest

from influx_backup_gui.cli.main import main
from influx_backup_gui.cli.parser import build_parser
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.help import pages

ROOT = Path(__file__).parents[1]
TOKEN = "apiv3_help"
NAMES = [page.name for page in pages()]
# What every page but the first may count on.
KNOWN = """
influx-backup repository add usb "$PWD/usb" --default
influx-backup server add home --url http://127.0.0.1:8181 --token-env T
influx-backup backup home
"""
# Of a page that tells of another machine.
PRELUDES = {"first-backup": "", "disaster": KNOWN, "schedules": KNOWN}
EXIT_CODE = re.compile(r"\s*# exit code (\d+)$")
NEEDS_A_SHELL = re.compile(r"[|><;&]|\$\(")


def commands(text: str) -> Iterator[str]:
    """The lines of all shell blocks, continued ones joined."""
    for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL):
        yield from filter(None, block.replace("\\\n", " ").splitlines())


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder to work in, an empty home, two servers."""
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.fail.Keyring())
    variables = {"HOME": str(tmp_path), "PWD": str(tmp_path), "INFLUX_BACKUP_HOME": str(tmp_path / ".home"), "T": TOKEN}
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setenv("MAIL_PASSWORD", "p")
    monkeypatch.setenv("PING_ADDRESS", "http://127.0.0.1:9/ping")
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    keyring.set_keyring(before)


class Terminal:
    """Types commands: ours in this process, all others into a shell."""

    def __init__(self, addresses: dict[str, str]) -> None:
        self._addresses = addresses

    def type(self, line: str) -> None:
        expected = EXIT_CODE.search(line)
        line = EXIT_CODE.sub("", line)
        for written, real in self._addresses.items():
            line = line.replace(written, real)
        if re.search(r"\bBACKUP\b(?=[ .]|$)", line):
            line = re.sub(r"\bBACKUP\.7z\b", self._newest("path"), line)
            line = re.sub(r"\bBACKUP\b(?=[ ]|$)", self._newest("name"), line)
        if re.search(r"\bRUN\b", line):
            line = re.sub(r"\bRUN\b", self._last_restore(), line)
        code, said = (
            self._ours(line) if "influx-backup " in line and not NEEDS_A_SHELL.search(line) else self._shell(line)
        )
        assert code == (int(expected[1]) if expected else 0), f"{line}\n{said}"

    def _newest(self, key: str) -> str:
        code, said = self._ours("influx-backup list --json")
        assert code == 0
        return str(json.loads(said)[0][key])

    def _last_restore(self) -> str:
        """The id of the newest restore that is no undoing."""
        _, said = self._ours("influx-backup runs --kind restore --json")
        return next(str(r["id"]) for r in json.loads(said) if not r["request"]["undo_of"])

    def _ours(self, line: str) -> tuple[int, str]:
        words = shlex.split(os.path.expandvars(line))
        given = [w.partition("=") for w in words[: words.index("influx-backup")]]
        before = dict(os.environ)
        os.environ.update({name: value for name, _, value in given})
        out = io.StringIO()
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
                return main(words[words.index("influx-backup") + 1 :]), out.getvalue()
        finally:
            os.environ.clear()
            os.environ.update(before)

    def _shell(self, line: str) -> tuple[int, str]:
        done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False, timeout=60)
        return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_every_command_of_the_help_works(name: str, desk: Path) -> None:
    page = next(p for p in pages() if p.name == name)
    lines = list(commands(page.text))
    if any(line.startswith("7z") for line in lines) and shutil.which("7z") is None:
        pytest.skip("no 7z program")
    if not lines:
        return
    with DemoServer(token=TOKEN) as home, DemoServer(token=TOKEN) as new:
        home.write("plant", "\n".join(f"machine,id=m{n % 3} load={n}.5,on=true {n * 10**18}" for n in range(1, 8)))
        terminal = Terminal({"http://127.0.0.1:8181": home.url, "http://127.0.0.1:8182": new.url})
        for line in commands(f"```sh{PRELUDES.get(name, KNOWN)}```"):
            terminal.type(line)
        if name == "disaster":
            shutil.rmtree(desk / ".home")
        for line in lines:
            terminal.type(line)


def named_in_passing(text: str) -> Iterator[str]:
    """Commands in the middle of a sentence; not those with a placeholder for the command itself."""
    for words in re.findall(r"`(?:[^`\n]* )?influx-backup ([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL)):
        if re.match(r"(--json )?[a-z-]+( |$)", words):
            yield words


def test_commands_named_in_passing_are_commands() -> None:
    """Their words and options exist; blocks are run by the test above and by tests/test_readme.py."""
    folders = (ROOT / "src/influx_backup_gui/help", ROOT / "docs", ROOT)
    files = [path for folder in folders for path in sorted(folder.glob("*.md"))]
    found = [(path.name, words) for path in files for words in named_in_passing(path.read_text("utf-8"))]
    wrong = []
    for page, words in found:
        try:
            build_parser().parse_args(shlex.split(words))
        except UsageError as error:
            if "required: COMMAND" not in str(error):  # the name of a group alone
                wrong.append(f"{page}: {words}: {error}")
        except SystemExit:  # --help was printed; whatever is wrong is a UsageError
            continue
    assert len(found) > 10
    assert wrong == []


def test_links_lead_to_pages() -> None:
    for page in pages():
        for link in re.findall(r"\]\(([^)]+)\)", page.text):
            assert link.removesuffix(".md") in NAMES, f"{page.name}: {link}"


def test_every_page_can_be_found_from_the_first() -> None:
    first = next(p for p in pages() if p.name == "index")
    linked = {link.removesuffix(".md") for link in re.findall(r"\]\(([^)]+)\)", first.text)}
    assert linked == set(NAMES) - {"index"}


def test_every_command_is_told_of() -> None:
    said = "\n".join(page.text for page in pages())
    commands = next(a for a in build_parser()._actions if isinstance(a, argparse._SubParsersAction)).choices
    untold = [name for name in commands if not re.search(rf"influx-backup {name}\b|`{name}\b", said)]
    assert untold == []
