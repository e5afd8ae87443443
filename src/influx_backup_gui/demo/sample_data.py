"""What the demo shows, and what is hard to back up: every type, odd names, gaps, late rows, many files."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import pyarrow as pa

from influx_backup_gui.demo.instants import SECOND
from influx_backup_gui.demo.schema import TIME_TYPE, Kind
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.humantime import parse_duration

MINUTE, HOUR, DAY = 60 * SECOND, 3600 * SECOND, 86400 * SECOND
# 2026-01-01T00:00:00Z: fixed, so that two fillings are equal.
START = 1_767_225_600 * SECOND
_METERS = ("north", "south", "east")
_MACHINES = tuple((f"hall {1 + n % 2}", f"m{n:02}") for n in range(6))

_HOME = r"""
home,floor=1,room=Kitchen co=0i,hum=35.9,note="fine",on=true,pulses=18446744073709551615u,temp=21.5 1767225600000000000
home,floor=1,room=Living\ Room co=1i,hum=36.1,note="",on=false,pulses=0u,temp=-0.0 1767225600000000000
home,room=Cellar temp=1e999 1767225600000000001
home,room=Cellar temp=-1e999 1767225600000000002
home,floor=2,room=Küche\,\ Süd co=-9223372036854775808i,note="says \"hi\" \\ and, = 日本 ☃" 1767225600123456789
home,floor=2,room=a\=b co=9223372036854775807i,note="two
lines",temp=1.7976931348623157e308 1767225601000000000
home temp=5e-324,note="no tags" -1
home,room=Attic temp=12.25,on=true -6795364578871345152
home,floor=3 note="only a floor",pulses=7u 1767225601000000000
""".strip()

_LAB = r"""
strange\ table\,x,tag\ key=v\,a\=l\ ue field\ key\=="x" 1767225600000000000
strange\ table\,x,tag\ key=plain field\ key\=="y",second\,field=2i 1767225660000000000
qu"o'te,a"b=c'd e"f=1.5 1767225600000000000
Home upper=1 1767225600000000000
home lower=1i 1767225600000000000
50%\ ünïcode/日本,ключ=значение wert=1 1767225600000000000
order,z=1,a=2,m=3 v=1 1767225600000000000
sparse,host=a v1=1 1767225600000000000
sparse,host=a v2=2i 1767225601000000000
sparse,host=b v3="three" 1767225602000000000
""".strip()


def fill(server: DemoServer) -> None:
    """Three databases, the same for every server: `sensors`, `plant` and `lab`.

    Raises Refused when the server has too many databases already.
    """
    server.write("sensors", _HOME)
    _series(server)
    _machine(server)
    _meter(server)
    # Long enough that nothing of it expires while anybody looks at it.
    server.catalog.database("plant").retention_ns = parse_duration("10y")
    _beside_the_rows(server)
    server.write("lab", _LAB)
    # Columns no row has a value in: they can only come into being with their table.
    columns = [("never set", Kind.TAG), ("host", Kind.TAG), ("a", Kind.FLOAT), ("b", Kind.STRING), ("v", Kind.INTEGER)]
    server.catalog.create_table("lab", "nulls", columns)
    server.write("lab", "nulls,host=a v=1i 1767225600000000000\nnulls,host=b v=2i 1767225600000000000")
    server.persist()
    server.catalog.create_table("lab", "empty", [("tag", Kind.TAG), ("value", Kind.FLOAT)])
    server.write("lab", "sparse,host=a v1=3 1767225603000000000")
    server.write("sensors", 'home,floor=1,room=Kitchen temp=22.5,note="still in the buffer" 1767312000000000000')


def _beside_the_rows(server: DemoServer) -> None:
    """A cache of each kind and a trigger that is off, as the routes keep them."""
    meter, machine = server.catalog.table("plant", "meter"), server.catalog.table("plant", "machine")
    meter.last_caches.append(
        {
            "name": "meter_now",
            "number": 0,
            "key_column_ids": [meter.columns["site"].number],
            "key_column_names": ["site"],
            "value_column_ids": None,
            "value_column_names": None,
            "count": 1,
            "ttl": 3600,
        }
    )
    machine.distinct_caches.append(
        {
            "name": "machines",
            "number": 0,
            "column_ids": [machine.columns[c].number for c in ("hall", "machine")],
            "column_names": ["hall", "machine"],
            "max_cardinality": 1000,
            "max_age_seconds": 86_400,
        }
    )
    server.plugins["hourly_report.py"] = 1204
    server.catalog.database("plant").triggers["hourly"] = {
        "trigger_name": "hourly",
        "plugin_filename": "hourly_report.py",
        "trigger_specification": '{"every":{"duration":{"secs":3600,"nanos":0}}}',
        "disabled": True,
        "trigger_arguments": {"site": "north"},
        "error_behavior": "log",
    }


def _wave(count: int, period: float, height: float, phase: float) -> list[float]:
    return [round(height * math.sin(phase + n * 2 * math.pi / period), 3) for n in range(count)]


def _times(first: int, step: int, count: int) -> Any:
    return pa.array(range(first, first + step * count, step), pa.int64()).cast(TIME_TYPE)


def _series(server: DemoServer) -> None:
    """`sensors.climate`: two days, four rooms, a row every 30 seconds."""
    server.load_table("sensors", "climate", ["room"], _climate_rows(), in_buffer=True)


@cache
def _climate_rows() -> Any:
    count = 2 * 2880
    rooms = []
    for number, room in enumerate(("Kitchen", "Living Room", "Bedroom", "Bath")):
        rooms.append(
            pa.table(
                {
                    "time": _times(START + number * SECOND, 30 * SECOND, count),
                    "room": pa.array([room] * count),
                    "temp": pa.array(_wave(count, 2880, 4, number)),
                    "hum": pa.array(_wave(count, 3600, 20, number)),
                    "co": pa.array([400 + n * 7 % 90 for n in range(count)], pa.int64()),
                }
            )
        )
    return pa.concat_tables(rooms)


def _machine(server: DemoServer) -> None:
    """`plant.machine`: two hours, a gap of two days, two hours more, and rows that came late for the first."""
    for first in (START, START + 2 * DAY):
        server.load_table("plant", "machine", ["hall", "machine"], _machine_rows(first, 120))
    late = _machine_rows(START + 30 * SECOND, 20)
    server.load_table("plant", "machine", ["hall", "machine"], late)


@cache
def _machine_rows(first: int, minutes: int) -> Any:
    tables = []
    for number, (hall, machine) in enumerate(_MACHINES):
        tables.append(
            pa.table(
                {
                    "time": _times(first, MINUTE, minutes),
                    "hall": pa.array([hall] * minutes),
                    "machine": pa.array([machine] * minutes),
                    "rpm": pa.array(_wave(minutes, 60, 900, number)),
                    "parts": pa.array(range(number, number + minutes), pa.uint64()),
                    "running": pa.array([(n + number) % 7 != 0 for n in range(minutes)]),
                    "state": pa.array(["ok" if n % 11 else "tool change" for n in range(minutes)]),
                }
            )
        )
    return pa.concat_tables(tables)


def _meter(server: DemoServer) -> None:
    """`plant.meter`: five days, a row a minute for each of three sites; 720 files of ten minutes."""
    server.load_table("plant", "meter", ["site"], _meter_rows())


@cache
def _meter_rows() -> Any:
    count = 5 * 1440
    tables = []
    for number, site in enumerate(_METERS):
        tables.append(
            pa.table(
                {
                    "time": _times(START, MINUTE, count),
                    "site": pa.array([site] * count),
                    "kwh": pa.array([round(n * 0.25 + number, 2) for n in range(count)]),
                    "watts": pa.array(_wave(count, 1440, 1500, number)),
                }
            )
        )
    return pa.concat_tables(tables)
