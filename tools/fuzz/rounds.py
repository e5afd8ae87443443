"""One round: many tables written, backed up, restored under other names, and compared with what must be there."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import requests

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import BackupJob, IfExists, Outcome, Profile, RestoreJob, VerifyJob
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.engine.engine import Engine
from tools.faults.oracle import Row, Tables, in_archive, on_server
from tools.faults.stage import quiet_environment, said
from tools.fuzz.tables import Made, expected, lines, point_of

SOURCES = {"a": "a-again", "b": "b-again"}
PASSWORD = "fuzz – 日本"


@dataclass(frozen=True)
class Difference:
    """`table` is not as it must be; None where the whole round failed."""

    table: Made | None
    where: str
    what: str


@dataclass(frozen=True)
class Round:
    """Tables, and how they are saved: the same for the same seed."""

    seed: str
    tables: tuple[Made, ...]

    def database(self, table: Made) -> str:
        return "a" if hash_of(table.seed) % 3 else "b"

    def run(self) -> list[Difference]:
        """Write, back up, restore, compare. Nothing means that all is as it must be."""
        dice = random.Random(self.seed)
        with ExitStack() as stack:
            home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="influx-backup-fuzz-"))) / "home"
            stack.enter_context(quiet_environment(home))
            server = stack.enter_context(DemoServer(token=None, file_limit=dice.choice([20, 432])))
            self._write(server, dice)
            wanted = {(self.database(t), t.name): expected(t) for t in self.tables}
            found = self._compared("the server", wanted, on_server(server))
            if found:
                return found
            engine = Engine.open(home)
            stack.callback(engine.close)
            engine.update_settings(lambda s: replace(s, servers=(ServerConfig("lab", server.url, "none"),)))
            return self._there_and_back(engine, server, wanted, dice)

    def _there_and_back(
        self, engine: Engine, server: DemoServer, wanted: Tables, dice: random.Random
    ) -> list[Difference]:
        encrypt, profile, flight = dice.random() < 0.2, dice.choice(list(Profile)), dice.choice([1, 2, 4])
        password = PASSWORD if encrypt else None
        engine.use_password(lambda: password)
        origin = {key: _schema(rows) for key, rows in on_server(server).items()}
        run = engine.run(BackupJob("lab", encrypt=encrypt, profile=profile, in_flight=flight))
        backup = run.details.get("backup")
        if run.outcome is not Outcome.SUCCEEDED or not isinstance(backup, dict):
            return [Difference(None, "the backup", said(run))]
        held = in_archive(Path(str(backup["path"])), password)
        found = self._compared("the archive", wanted, held, origin)
        against = engine.run(VerifyJob((run.id,), against="lab")) if dice.random() < 0.3 else run
        targets = tuple((source, SOURCES[source]) for source in sorted({d for d, _ in wanted}))
        job = RestoreJob(run.id, databases=targets, connections=dice.choice([1, 4, 16]))
        back = engine.run(job)
        found += [Difference(None, "a run", said(r)) for r in (against, back) if r.outcome is not Outcome.SUCCEEDED]
        found += self._compared("what was restored", wanted, _named(on_server(server, *SOURCES.values())), origin)
        if dice.random() < 0.3:
            found += self._completed(engine, server, wanted, replace(job, if_exists=IfExists.MISSING), dice)
        return found

    def _completed(
        self, engine: Engine, server: DemoServer, wanted: Tables, job: RestoreJob, dice: random.Random
    ) -> list[Difference]:
        """A part of the rows is there in other databases, and what is missing is added."""
        for source, target in job.databases:
            server.drop_database(target)
            mine = {t: rows for (d, t), rows in wanted.items() if d == source}
            some = {t: [point_of(r) for r in rows.elements() if dice.random() < 0.5] for t, rows in mine.items()}
            body = "\n".join(lines(t, points) for t, points in some.items() if points)
            if body:
                _post(server, target, body)
        run = engine.run(job)
        found = [] if run.problem is None else [Difference(None, "what was completed", said(run))]
        return found + self._compared("what was completed", wanted, _named(on_server(server, *SOURCES.values())))

    def _write(self, server: DemoServer, dice: random.Random) -> None:
        for number in range(max(len(t.batches) for t in self.tables)):
            for database in SOURCES:
                mine = [t for t in self.tables if self.database(t) == database and number < len(t.batches)]
                body = "\n".join(lines(t.name, t.batches[number]) for t in mine)
                if body:
                    _post(server, database, body)
            if dice.random() < 0.5:
                server.persist()

    def _compared(
        self, where: str, wanted: Tables, found: Tables | None, schemas: dict[tuple[str, str], Row] | None = None
    ) -> list[Difference]:
        if found is None:
            return [Difference(None, where, "it cannot be read")]
        differences = []
        for table in self.tables:
            key = self.database(table), table.name
            rows = Counter(found.get(key, Counter()))
            schema = _schema(rows)
            rows.pop(schema, None)
            missing, more = wanted[key] - rows, rows - wanted[key]
            if missing or more:
                differences.append(Difference(table, where, _told(missing, more)))
            elif schemas is not None and schema != schemas[key]:
                differences.append(Difference(table, where, f"{schema} instead of {schemas[key]}"))
        extra = found.keys() - wanted.keys()
        return differences + [Difference(None, where, f"there is {key} besides") for key in sorted(extra)]


def hash_of(text: str) -> int:
    """The same in every process, unlike `hash`."""
    return sum(ord(c) * (n + 1) for n, c in enumerate(text))


def _named(found: Tables) -> Tables:
    """Under the names of the databases that they come from."""
    names = {target: source for source, target in SOURCES.items()}
    return {(names[d], t): rows for (d, t), rows in found.items()}


def _schema(rows: Counter[Row]) -> Row:
    return next((r for r in rows if r and r[0][0] == "" and r[0][1] == "schema"), ())


def _told(missing: Counter[Row], more: Counter[Row]) -> str:
    return f"{missing.total()} rows missing, {more.total()} too many: {list(missing)[:1]} {list(more)[:1]}"


def _post(server: DemoServer, database: str, body: str) -> None:
    answer = requests.post(
        f"{server.url}/api/v3/write_lp",
        params={"db": database, "precision": "nanosecond", "accept_partial": "false"},
        data=body.encode(),
        timeout=60,
    )
    if answer.status_code != 204:
        raise RuntimeError(f"the server refused what was made up: {answer.status_code} {answer.text[:500]}")
