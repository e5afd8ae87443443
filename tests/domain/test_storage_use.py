"""What servers and their databases take."""

from __future__ import annotations

from influx_backup_gui.domain.storage_use import StorageUse, storage_use
from tests.domain.test_health import backup


def test_servers_by_name_each_with_its_databases() -> None:
    lab = backup(id="l", server="lab", databases=("db",), bytes=7)
    old, new = backup(1, databases=("a", "b"), bytes=100), backup(0, databases=("b",), bytes=200)
    sizes = {("l", "db"): 7, ("b0", "b"): 150, ("b1", "b"): 50}
    assert storage_use([lab, new, old], sizes) == (
        StorageUse("home", "", 2, 300, new),
        StorageUse("home", "a", 1, None, old),
        StorageUse("home", "b", 2, 150, new),
        StorageUse("lab", "", 1, 7, lab),
        StorageUse("lab", "db", 1, 7, lab),
    )
    assert storage_use([], {}) == ()
