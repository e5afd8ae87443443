"""Wording of rows that a server no longer shows; the rest is in describe.py."""

from __future__ import annotations

from collections.abc import Sequence

from influx_backup_gui.domain.coverage_records import Acknowledgement, Loss, LossKind
from influx_backup_gui.domain.instants import parse_instant
from influx_backup_gui.engine.coverage import WaitingLoss
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.tr import one_or_many, tr


def what(loss: Loss) -> str:
    """What is gone, short."""
    if loss.kind is LossKind.TABLE:
        return tr("the whole table")
    if loss.kind is LossKind.COLUMN:
        return tr("column {names}", names=", ".join(loss.columns))
    if loss.kind is LossKind.VALUES:
        return tr("values are others")
    if loss.kind is LossKind.HIDDEN:
        return tr("rows, on the server only")
    return tr("rows")


def days(loss: Loss) -> str:
    """The UTC days between which it was."""
    if not loss.first:
        return "–"
    first, last = (describe.day(parse_instant(d)) for d in (loss.first, loss.last))
    return first if first == last else f"{first} – {last}"


def holder(found: WaitingLoss) -> str:
    """Which backup still has it."""
    if found.loss.kind is LossKind.HIDDEN:
        return found.backup.name
    if found.before is None:
        return tr("no backup in the list")
    return tr("{name} (pinned)", name=found.before.name) if found.before.pinned else found.before.name


def introduction(server: str) -> str:
    """Above the list of what is gone."""
    return tr("{server} no longer shows what an earlier backup holds. Until you say why, its status is red and nothing "
              "of it is removed by retention.", server=server)  # fmt: skip


def advice(losses: Sequence[Loss]) -> str:
    """Below it."""
    if all(x.kind is LossKind.VALUES for x in losses):
        return tr("Did somebody correct these values? Then say so here. Otherwise they fell back to older ones when "
                  "the server was restarted: “Compare…” with the backup that holds them shows which. Restore it "
                  "beside, under another name: written over them, they may fall back again.")  # fmt: skip
    return tr("Was the server restarted? It may show only its newest files: restart it with a longer look-back "
              "(--gen1-lookback-duration) and back up again. Then nothing needs to be acknowledged. See “look-back” in "
              "the help (F1).")  # fmt: skip


def consequence() -> str:
    """What acknowledging means."""
    return tr("Later backups are then compared with what is left. Your name, the time and the reason are kept in the "
              "history; the backup that holds the rows stays pinned.")  # fmt: skip


def regularly() -> str:
    """What saying so means."""
    return tr("For example where the token may not read the retention of the database, or where values are computed "
              "again and written over. A backup still tells when days go that are younger than the ones that went "
              "now.")  # fmt: skip


def loss_again(tables: Sequence[tuple[str, str]]) -> str:
    """The question before that is withdrawn."""
    return tr("Shall it be a loss again, told by every backup, when days of {tables} go or values are others?",
              tables=", ".join(f"{d}.{t}" for d, t in tables))  # fmt: skip


def acknowledged(said: Acknowledgement) -> str:
    """Who said it, when and why."""
    text = tr("Acknowledged {moment} by {who}: {reason}", moment=describe.moment(said.at), who=said.who,
              reason=said.reason)  # fmt: skip
    for kept in said.keeps:
        table = f"{kept.database}.{kept.table}"
        text += "\n" + one_or_many(
            kept.days,
            tr("{table}: no loss when days go that are older than one day", table=table),
            tr("{table}: no loss when days go that are older than {days} days", table=table, days=kept.days),
        )
    for database, table in said.rewritten:
        text += "\n" + tr("{table}: no loss when values are others after a restart", table=f"{database}.{table}")
    return text
