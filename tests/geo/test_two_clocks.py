"""The rules of instants and dates, in Python and in the client: both read and write every text alike, to the minute."""

from __future__ import annotations

import json
import runpy
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.calendar import told_date
from geo.clock import format_instant, parse_instant, told_instant, told_period
from geo.errors import InstantError

CLIENT = Path(__file__).parents[2] / "client"
LISTEN = """
import { createInterface } from "node:readline";
import * as instants from "./src/scene/instants.ts";
for await (const line of createInterface({ input: process.stdin })) {
  const [name, ...given] = JSON.parse(line);
  console.log(JSON.stringify(instants[name](...given)));
}
"""
Ask = Callable[..., Any]

MINUTES = st.integers(-900_000 * 60, 900_000 * 60)
CEASEFIRES = st.integers(0, 150 * 365 * 24 * 60).map(lambda m: datetime(1950, 1, 1, tzinfo=UTC) + timedelta(minutes=m))
"""A ceasefire at any minute."""

NUMBER = st.integers(0, 99).map(lambda n: f"{n:02d}")
DATES = st.builds(
    lambda year, month, day, more: f"{year}-{month:02d}-{day:02d}{more}",
    st.sampled_from(["0000", "0001", "1999", "2024", "2026", "9999"]),
    st.integers(0, 13),
    st.integers(0, 32),
    st.one_of(
        st.just(""),
        st.builds(
            "{}{}:{}{}{}".format,
            st.sampled_from(["T", " ", "t", "  "]),
            NUMBER,
            NUMBER,
            st.sampled_from(["", ":00", ":00.0", ":30", ":60", ":00.000001", ":0"]),
            st.sampled_from(["", "Z", " Z", "utc", "+02:00", "-0530", "+23:59", "+24:00", "-02:75", "+2"]),
        ),
    ),
)
COUNTED = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["D", "d", "J", "j", "Д", "д", "H", "h", "Ч", "ч", "Г", "г", "X", ""]),
    st.sampled_from(["+", "-", "\u2212", " + ", "  +", "", "+-"]),
    st.integers(0, 10_000_000),
    st.one_of(
        st.just(""),
        st.builds(":{}".format, NUMBER),
        st.builds(" {}:{}".format, st.integers(0, 30), NUMBER),
        st.integers(0, 10**9).map(lambda n: f".{n}"),
    ),
)
TYPED = st.one_of(COUNTED, DATES, st.text("DHJДЧ+-:. 0123456789day", max_size=14), st.just(" D-day "))


def dated(ceasefire: datetime | None) -> str | None:
    return None if ceasefire is None else f"{ceasefire:%Y-%m-%dT%H:%MZ}"


@pytest.fixture(scope="module")
def client() -> Iterator[Ask]:
    """The client's own functions, in Node."""
    node = str(runpy.run_path(str(CLIENT / "npm.py"))["NODE"])
    command = [node, "--input-type=module", "--eval", LISTEN]
    with subprocess.Popen(
        command, cwd=CLIENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout

        def ask(*question: Any) -> Any:
            process.stdin.write(json.dumps(question) + "\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline() or process.stderr.read())

        yield ask
        process.stdin.close()


def read_here(text: str, ceasefire: datetime | None) -> dict[str, Any]:
    try:
        return {"hours": parse_instant(text, ceasefire)}
    except InstantError as error:
        told = error.args[0]
        if not told.key.startswith("both."):
            return {"why": "no-time"}
        why = {"why": told.key.removeprefix("both.instant.")}
        return why | ({"minute": told.values["minute"]} if "minute" in told.values else {})


@given(text=TYPED, ceasefire=st.one_of(st.none(), CEASEFIRES))
def test_both_read_a_text_alike(client: Ask, text: str, ceasefire: datetime | None) -> None:
    assert client("readTyped", text, dated(ceasefire)) == read_here(text, ceasefire)


@given(minutes=MINUTES, ceasefire=st.one_of(st.none(), CEASEFIRES))
def test_both_write_an_instant_alike(client: Ask, minutes: int, ceasefire: datetime | None) -> None:
    hours = minutes / 60
    assert client("formatInstant", hours) == format_instant(hours)
    assert client("toldInstant", hours, dated(ceasefire)) == told_instant(hours, ceasefire)
    assert client("formatPeriod", hours, None, dated(ceasefire)) == told_period(hours, float("inf"), ceasefire)


@given(minutes=MINUTES, ceasefire=CEASEFIRES)
def test_an_instant_at_any_minute_is_read_from_each_of_its_texts(
    client: Ask, minutes: int, ceasefire: datetime
) -> None:
    hours = minutes / 60
    days, rest = divmod(minutes, 24 * 60)
    texts = [
        format_instant(hours),
        f"D{days:+d} {rest // 60}:{rest % 60:02d}",
        f"Д{days:+d} {rest // 60}:{rest % 60:02d}",
    ]
    if date := told_date(hours, ceasefire):
        texts += [date, f"{date}:00", f"{date.replace(' ', 'T')}Z"]
    for text in texts:
        assert parse_instant(text, ceasefire) == hours, text
        assert client("readInstant", text, dated(ceasefire)) == hours, text


def test_a_date_means_nothing_without_a_ceasefire(client: Ask) -> None:
    told = "2027-03-01 14:30 is a date, but plan.toml gives no ceasefire to count from; write D+n or H+n"
    assert client("whyNoInstant", " 2027-03-01 14:30", None) == told
    with pytest.raises(InstantError, match="gives no ceasefire"):
        parse_instant("2027-03-01 14:30")
    assert client("toldInstant", 48, None) == told_instant(48, None) == "D+2"


def test_both_say_why_a_text_is_no_instant(client: Ask) -> None:
    ceasefire = datetime(2026, 1, 1, 6, 7, tzinfo=UTC)
    for text in ("soon", "2026-02-30", "2026-01-01 25:00", "2026-01-01 14:30:15"):
        with pytest.raises(InstantError) as caught:
            parse_instant(text, ceasefire)
        assert client("whyNoInstant", text, dated(ceasefire)) == str(caught.value)
