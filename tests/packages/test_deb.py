"""The Debian package: linted; in a bare Debian installed, started as an ordinary user, removed with nothing left."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from influx_backup_gui import __version__
from tests.packages.running import ROOT, run

pytestmark = [
    pytest.mark.packages,
    pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="not on Debian"),
]
USER = "tester"
# A window in which nothing is pressed: it starts its demo server, is asked to end, and must have said nothing.
WINDOW = """
QT_QPA_PLATFORM=offscreen influx-backup-gui --home ~/window --demo & program=$!
for _ in $(seq 300); do grep -qs '"demo"' ~/window/settings.json && break; sleep 0.2; done
grep -q '"demo"' ~/window/settings.json
kill -TERM $program
wait $program
"""


@pytest.fixture(scope="module")
def package(frozen: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Around the frozen programs; quick to pack, so that the test need not wait for xz."""
    if frozen != ROOT / "dist" / "influx-backup":
        pytest.skip("the package is made of dist/influx-backup")
    output = tmp_path_factory.mktemp("deb")
    run(["bash", ROOT / "packaging" / "build_deb.sh", output], variables={"COMPRESSION": "-Zgzip -z1"})
    return next(output.glob("*.deb"))


@pytest.fixture(scope="module")
def contents(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What it would put into /."""
    folder = tmp_path_factory.mktemp("contents")
    run(["dpkg-deb", "--extract", package, folder])
    return folder


def needs(*programs: str) -> None:
    """Skip where one is not installed."""
    missing = [name for name in programs if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")


def test_lintian_finds_nothing(package: Path) -> None:
    """But what packaging/lintian-overrides names with its reason."""
    needs("lintian")
    words = ["lintian", "--allow-root", "--fail-on", "error,warning", "--tag-display-limit", "0", str(package)]
    assert run(words) == ""


def test_desktop_entry_metainfo_and_icon_are_valid(contents: Path) -> None:
    needs("appstreamcli", "desktop-file-validate")
    share = contents / "usr" / "share"
    run(["appstreamcli", "validate", "--no-net", *share.glob("metainfo/*.xml")])
    assert run(["desktop-file-validate", *share.glob("applications/*.desktop")]) == ""
    assert b'fill="#1f5fa8"' in (share / "icons/hicolor/scalable/apps/influx-backup.svg").read_bytes()


@pytest.mark.parametrize("command", ["influx-backup", "influx-backup-gui"])
def test_the_manuals_are_in_order(contents: Path, command: str) -> None:
    needs("man", "lexgrog")
    page = contents / "usr" / "share" / "man" / "man1" / f"{command}.1.gz"
    assert run(["lexgrog", page]).startswith(f'{page}: "{command} - ')
    shown = run(["man", "--warnings=mac,syntax", "--local-file", page], variables={"MANWIDTH": "100"})
    assert "OPTIONS" in shown
    assert "warning" not in shown.split("NAME")[0]
    text = gzip.decompress(page.read_bytes())
    assert text.startswith(b".TH ")
    assert text.isascii()


def test_bash_completes_commands_and_options(contents: Path) -> None:
    script = contents / "usr" / "share" / "bash-completion" / "completions" / "influx-backup"

    def completed(*words: str) -> set[str]:
        line = " ".join(f"'{w}'" for w in words)
        ask = f"COMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; $(complete -p influx-backup | "
        ask += "sed 's/.*-F \\([^ ]*\\).*/\\1/') influx-backup; printf '%s\\n' \"${COMPREPLY[@]}\""
        return {w.strip() for w in run(["bash", "-c", f". '{script}'; {ask}"]).splitlines()}

    assert {"backup", "restore", "schedule"} <= completed("influx-backup", "")
    assert completed("influx-backup", "rest") == {"restore"}
    assert {"--if-exists", "--dry-run"} <= completed("influx-backup", "restore", "--")
    assert {"add", "history"} <= completed("influx-backup", "schedule", "")


@pytest.mark.parametrize(
    ("shell", "path"),
    [("zsh", "zsh/vendor-completions/_influx-backup"), ("fish", "fish/vendor_completions.d/influx-backup.fish")],
)
def test_other_shells_take_their_completion(contents: Path, shell: str, path: str) -> None:
    needs(shell)
    run([shell, "-n", contents / "usr" / "share" / path])


def test_the_unit_is_understood(contents: Path) -> None:
    """Where systemd-analyze can look at a unit of a person without a session of theirs."""
    needs("systemd-analyze")
    unit = contents / "usr" / "lib" / "systemd" / "user" / "influx-backup.service"
    words = ["systemd-analyze", "verify", "--man=no", str(unit)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    said = [line for line in done.stderr.splitlines() if unit.name in line]
    # The program is not installed here, and that is all that may be wrong.
    assert [line for line in said if "/usr/bin/influx-backup is not executable" not in line] == []


class Chroot:
    """A bare Debian in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def root(self, command: str) -> str:
        """What a command says that root runs inside."""
        plain = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive", "HOME": "/root"}
        return run(["chroot", self.folder, "bash", "-ec", command], variables=plain)

    def user(self, command: str) -> str:
        """The same as an ordinary user with a home of their own."""
        return self.root(f"su --login {USER} --command {_word('set -e; ' + command)}")

    def files(self) -> set[str]:
        """Every file of the system, without those of apt, and of logs and caches that any package makes grow."""
        grown = ("./var/lib/apt", "./var/lib/dpkg", "./var/cache", "./var/log", "./proc", "./dev", "./tmp", "./home")
        said = run(["bash", "-c", 'cd "$1" && find . -xdev', "bash", self.folder])
        return {line for line in said.splitlines() if not line.startswith(grown)}


def _word(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


@pytest.fixture(scope="module")
def chroot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chroot]:
    """The release that this machine runs, from where this machine has it, with /proc."""
    needs("debootstrap")
    if os.geteuid() != 0:
        pytest.skip("only root makes a chroot")
    release = run(["bash", "-c", ". /etc/os-release; echo $VERSION_CODENAME"]).strip()
    sources = run(["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages", f"Release: {release}"])
    folder = tmp_path_factory.mktemp("chroot")
    # pytest's folders are for one person only; this one is the / of others.
    folder.chmod(0o755)
    made = Chroot(folder)
    run(["debootstrap", "--variant=minbase", release, folder, *sources.splitlines()[:1]])
    run(["mount", "-t", "proc", "proc", folder / "proc"])
    try:
        shutil.copy("/etc/resolv.conf", folder / "etc/resolv.conf")
        made.root(f"useradd --create-home --shell /bin/bash {USER}; apt-get update -q")
        yield made
    finally:
        run(["umount", folder / "proc"])


def test_in_a_bare_debian_it_is_installed_started_and_removed(chroot: Chroot, package: Path) -> None:
    shutil.copy(package, chroot.folder / "tmp" / "influx-backup.deb")
    # What it depends on may stay when it goes.
    depends = run(["dpkg-deb", "--field", package, "Depends"]).strip()
    names = [part.split("(")[0].strip() for part in depends.split(",")]
    chroot.root(f"apt-get install -q -y --no-install-recommends fonts-dejavu-core {' '.join(names)}")
    before = chroot.files()
    chroot.root("apt-get install -q -y --no-install-recommends /tmp/influx-backup.deb")

    assert chroot.user("influx-backup --version") == f"influx-backup {__version__}\n"
    assert chroot.user("influx-backup-gui --version") == f"influx-backup-gui {__version__}\n"
    assert "equal row by row" in chroot.user("TMPDIR=~ influx-backup demo --journey")
    assert "Traceback" not in chroot.user(WINDOW)
    assert "/usr/bin/influx-backup" in chroot.root("cat /usr/lib/systemd/user/influx-backup.service")

    archives = chroot.root(f"find /home/{USER} -name '*.7z' -type f -exec sha256sum {{}} +")
    assert archives.count("\n") >= 1
    chroot.root("apt-get purge -q -y influx-backup")
    assert chroot.files() - before == set()
    assert before - chroot.files() == set()
    # Removing the program never touches what a person backed up, nor their settings.
    assert chroot.root(f"find /home/{USER} -name '*.7z' -type f -exec sha256sum {{}} +") == archives
    chroot.root(f"test -s /home/{USER}/window/settings.json")
