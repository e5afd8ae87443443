"""Where things live: platform folders, or all below one folder with `--home`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "INFLUX_BACKUP_HOME"
_NAME = "influx-backup"


@dataclass(frozen=True)
class Places:
    """`settings.json` is in `config`, `catalog.sqlite` in `data`; `repository` is the default folder of archives."""

    config: Path
    data: Path
    logs: Path
    repository: Path


def places(home: Path | None) -> Places:
    """Everything below `home` or INFLUX_BACKUP_HOME; else the folders that the platform names. Creates nothing."""
    chosen = home or (Path(os.environ[HOME_VARIABLE]) if os.environ.get(HOME_VARIABLE) else None)
    if chosen is not None:
        root = chosen.expanduser().absolute()
        return Places(root, root, root / "logs", root / "backups")
    import platformdirs

    data = platformdirs.user_data_path(_NAME, appauthor=False)
    return Places(
        platformdirs.user_config_path(_NAME, appauthor=False),
        data,
        platformdirs.user_log_path(_NAME, appauthor=False),
        data / "backups",
    )
