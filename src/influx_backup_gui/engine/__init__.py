"""Orchestration: backup, restore, verify, behind one door (`engine.Engine`). Knows no Qt and no argparse."""
