"""`python -m influx_backup_gui` opens the window."""

import sys

from influx_backup_gui.gui.app import main

sys.exit(main())
