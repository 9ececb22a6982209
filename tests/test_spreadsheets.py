"""The sample plan, saved by Excel and LibreOffice in twelve locales, is read: no row is lost, no cell changes without a word."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from geo.plan import Plan, read_plan
from geo.resources import sample_plan
from geo.schema import PUBLISHED, TABLES
from tests.spreadsheets import LOCALES, Locale, excel_ansi, excel_utf8, libreoffice

Save = Callable[[bytes, Locale], bytes]

SAVES = [
    pytest.param(save, locale, id=f"{save.__name__}-{locale.name}")
    for save in (excel_utf8, excel_ansi, libreoffice)
    for locale in LOCALES
]
MONTH_FIRST = ("en-US",)
TOLD = {"bom", "delimiter", "encoding", "decimal-comma", "date-written", "date-order"}
ANSWER = '\n[csv]\ndates = "{}"\n'


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[Save, Locale, bool], Plan]:
    def make(save: Save, locale: Locale, answered: bool) -> Plan:
        folder = tmp_path / "plan"
        shutil.copytree(sample_plan(), folder, ignore=shutil.ignore_patterns(".*"), dirs_exist_ok=True)
        for spec in TABLES:
            path = folder / spec.file
            path.write_bytes(save(path.read_bytes(), locale))
        if answered:
            order = "month-first" if locale.name in MONTH_FIRST else "day-first"
            toml = folder / "plan.toml"
            toml.write_text(toml.read_text(encoding="utf-8") + ANSWER.format(order), encoding="utf-8")
        return read_plan(folder)

    return make


@pytest.mark.parametrize(("save", "locale"), SAVES)
def test_no_row_is_set_aside_and_no_id_changes(
    saved: Callable[[Save, Locale, bool], Plan], sample: Plan, save: Save, locale: Locale
) -> None:
    plan = saved(save, locale, False)
    assert plan.set_aside == 0
    for spec in TABLES:
        assert plan.rows(spec)[spec.id].tolist() == sample.rows(spec)[spec.id].tolist()
        assert plan.rows(spec)[list(spec.key)].equals(sample.rows(spec)[list(spec.key)])
    assert {p.code for p in plan.problems} <= TOLD


@pytest.mark.parametrize(("save", "locale"), SAVES)
def test_a_day_is_right_or_the_column_asks_for_it_once(
    saved: Callable[[Save, Locale, bool], Plan], sample: Plan, save: Save, locale: Locale
) -> None:
    plan = saved(save, locale, False)
    asked = Counter((p.file, p.column) for p in plan.problems if p.code == "date-order")
    assert set(asked.values()) <= {1}
    for spec in TABLES:
        for column in ("as_of", "date"):
            if column in spec.column_names and (spec.file, column) not in asked:
                assert plan.rows(spec)[column].tolist() == sample.rows(spec)[column].tolist()
    told = Counter((p.file, p.column, p.code) for p in plan.problems)
    assert set(told.values()) <= {1}


@pytest.mark.parametrize(("save", "locale"), SAVES)
def test_the_answer_in_plan_toml_gives_the_plan_back(
    saved: Callable[[Save, Locale, bool], Plan], sample: Plan, save: Save, locale: Locale
) -> None:
    plan = saved(save, locale, True)
    assert not any(p.code == "date-order" for p in plan.problems)
    for spec in TABLES:
        for column in spec.columns:
            # A code page lacks some letters of names, and "published" is a text that nobody reads as a date.
            if column.kind != "text":
                assert plan.rows(spec)[column.name].equals(sample.rows(spec)[column.name]), column
            elif save is not excel_ansi and column != PUBLISHED:
                assert plan.rows(spec)[column.name].tolist() == sample.rows(spec)[column.name].tolist()


def test_a_saved_row_byte_for_byte() -> None:
    data = 'hub_id,name,latitude,as_of,ok\r\nH-1,"Gdańsk, ""port""",50.040,2025-07-09,TRUE\r\n'.encode()
    by_name = {locale.name: locale for locale in LOCALES}
    french, american = by_name["fr-FR"], by_name["en-US"]
    assert excel_ansi(data, french).splitlines()[1] == b'H-1;"Gdansk, ""port""";50,04;09/07/2025;VRAI'
    assert excel_utf8(data, american).startswith(b"\xef\xbb\xbfhub_id,name,")
    assert excel_utf8(data, american).endswith('H-1,"Gdańsk, ""port""",50.04,7/9/2025,TRUE\r\n'.encode())
    assert libreoffice(data, french).decode().splitlines()[1] == 'H-1,"Gdańsk, ""port""","50,04",09/07/25,VRAI'
    assert all(excel_ansi(data, locale).endswith(b"\r\n") for locale in LOCALES)
