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

    def held(answer: bytes) -> bytes:
        while HOLD.exists():
            idle.wait(_PAUSE)
        # Broken, so that it is asked for again.
        return answer[:10] if REFUSE.exists() else answer

    with DemoServer(port=8181, token=None) as server:
        server.write("db", "\n".join(f"t,host=h{n % 7} v={n}.5 {n * 10**9}" for n in range(20_000)))
        server.faults.add(Fault("alter_answer", sql="SELECT * FROM", times=None, value=held))
        refusal = Fault("status", sql="SELECT * FROM", times=0, value=(401, '{"error": "told to fail"}'))
        server.faults.add(refusal)
        while not idle.wait(_PAUSE):
            refusal.times = None if REFUSE.exists() else 0


main()
