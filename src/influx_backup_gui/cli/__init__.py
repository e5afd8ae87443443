"""The command line: `influx-backup`."""
