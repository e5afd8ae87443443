"""The command line called in this process, on a home of its own, beside a server that it knows as `lab`."""

from __future__ import annotations

import contextlib
import io
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from influx_backup_gui.cli.main import main
from influx_backup_gui.demo.server import DemoServer
from tests.cli.conftest import Result
from tests.faults.conftest import LINES
from tools.faults.oracle import Tables, on_server
from tools.faults.stage import quiet_environment


def call(*words: str) -> Result:
    """`influx-backup` with these words: exit code and what was printed."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(words)
    return Result(code, out.getvalue(), err.getvalue())


@dataclass(frozen=True)
class Bench:
    """`truth` is what the server holds."""

    server: DemoServer
    home: Path
    truth: Tables


@contextmanager
def bench(on_disk: Callable[[Path, int], AbstractContextManager[Path]] | None = None) -> Iterator[Bench]:
    """A home that knows the server, and nothing else; with `on_disk` on a disk of 1 MB of its own."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="influx-backup-faults-")))
        home = folder / "home"
        stack.enter_context(quiet_environment(home))
        if on_disk is not None:
            stack.enter_context(on_disk(home, 1024))
        server = stack.enter_context(DemoServer(token=None))
        server.write("db", LINES)
        added = call("server", "add", "lab", "--url", server.url)
        if added.code != 0:
            raise RuntimeError(f"the bench cannot be set: {added}")
        yield Bench(server, home, on_server(server))
