"""The slide of the force: each bar of its chart is a number of its table, and what is unknown is said."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from lxml import etree

from geo.nations import nation_name
from geo.plan import Plan, read_plan
from tests.conftest import PlanMaker, write_plan
from tests.geo.export.taking import described, slides, take, texts

NATIONS = ("FRA", "GBR", "DEU", "POL", "NLD", "NOR", "SWE", "DNK", "BEL", "LTU", "EST")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    rows = [{"unit_id": f"U{i}", "nation": nation, "personnel": str(100 * (i + 1))} for i, nation in enumerate(NATIONS)]
    rows.append({"unit_id": "X", "nation": "ESP", "personnel": ""})
    return read_plan(write_plan(tmp_path_factory.mktemp("many"), placements=rows))


def table_and_chart(plan: Plan) -> tuple[list[list[str]], Any]:
    (slide,) = (one for one in slides(take(plan, ".pptx")) if any(shape.has_chart for shape in one.shapes))
    (table,) = (shape.table for shape in slide.shapes if shape.has_table)
    (chart,) = (shape.chart for shape in slide.shapes if shape.has_chart)
    return [[cell.text for cell in row.cells] for row in table.rows], chart


@pytest.mark.parametrize("which", ["sample", "many"])
def test_every_bar_is_its_row_of_the_table(which: str, request: pytest.FixtureRequest) -> None:
    (heads, *rows), chart = table_and_chart(request.getfixturevalue(which))
    series = {one.name: [f"{int(value):,}" for value in one.values] for one in chart.plots[0].series}
    assert list(chart.plots[0].categories) == heads[1:]
    assert series == {name: numbers for name, *numbers in rows[:-1]}
    (grouping,) = chart._chartSpace.iter("{*}grouping")
    assert grouping.get("val") == "clustered", "a stack would say a total that the table does not"


def test_the_workbook_behind_the_chart_has_the_same_numbers(many: Plan) -> None:
    (_, *rows), chart = table_and_chart(many)
    with zipfile.ZipFile(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as book:
        sheet, strings = (
            etree.fromstring(book.read(f"xl/{name}.xml")) for name in ("worksheets/sheet1", "sharedStrings")
        )
    texts = ["".join(one.itertext()) for one in strings]
    cells = {c.get("r"): (c.get("t"), "".join(c.itertext())) for c in sheet.iter("{*}c")}
    column = {
        texts[int(value)]: name[0]
        for name, (kind, value) in cells.items()
        if kind == "s" and name.endswith("1") and len(name) == 2
    }
    assert {name: [f"{int(cells[f'{column[name]}2'][1]):,}"] for name, *_ in rows[:-1]} == {
        name: numbers for name, *numbers in rows[:-1]
    }


def test_small_nations_are_one_row_and_the_unknown_is_said(many: Plan) -> None:
    (_, *rows), _ = table_and_chart(many)
    assert len(rows) == 10
    assert rows[0][0] == nation_name("EST")
    assert rows[-2][1] == f"{100 + 200 + 300:,}"
    (slide,) = (one for one in slides(take(many, ".pptx")) if any(shape.has_chart for shape in one.shapes))
    assert "At most 1 unit of unknown strength is not counted" in texts(slide)
    for shape in slide.shapes:
        if shape.has_chart or shape.has_table:
            assert described(shape)


def test_a_plan_without_a_unit_has_no_empty_chart(make_plan: PlanMaker) -> None:
    made = slides(take(read_plan(make_plan(placements=[])), ".pptx"))
    assert not any(shape.has_chart or shape.has_table for slide in made for shape in slide.shapes)
