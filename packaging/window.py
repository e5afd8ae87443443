"""What the frozen window starts with."""

import sys

from influx_backup_gui.__main__ import main

sys.exit(main())
