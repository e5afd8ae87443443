"""What the frozen command line starts with."""

import sys

from influx_backup_gui.cli.main import program

sys.exit(program())
