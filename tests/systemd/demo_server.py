"""Runs inside the machine: a server with rows on port 8181, whose answers wait or fail while a file says so."""

import threading
from pathlib import Path

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer

HOLD, REFUSE = Path("hold"), Path("refuse")
_PAUSE = 0.05


def main() -> None:
    """Until it is killed."""
    idle = threading.Event()

    def hold() -> None:
        while HOLD.exists():
            idle.wait(_PAUSE)

    with DemoServer(port=8181, token=None) as server:
        server.write("db", "\n".join(f"t,host=h{n % 7} v={n}.5 {n * 10**9}" for n in range(20_000)))
        refused = False
        while not idle.wait(_PAUSE):
            if refused != REFUSE.exists() or not refused:
                server.faults.clear()
                refused = REFUSE.exists()
                answer = (500, '{"error": "told to fail"}')
                server.faults.add(Fault("status", sql="SELECT * FROM", times=None, value=answer))
                if not refused:
                    server.faults.clear()
                    server.faults.add(Fault("call", sql="SELECT * FROM", times=None, value=hold))


main()
