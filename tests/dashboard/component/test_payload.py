"""A plan's text is data in everything that leaves the server."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.component.elements import PostureMap
from dashboard.component.payload import safe_json
from dashboard.export import plan_html
from dashboard.plan.counts import counts_style
from geo.export.geojson import plan_geojson
from geo.plan import read_plan
from geo.scene.build import build_scene
from tests.hostile import HOSTILE, MIXED, write_hostile_plan

ROOT = Path(__file__).parents[3]
JSON = st.recursive(
    st.text() | st.integers() | st.none() | st.booleans(),
    lambda c: st.lists(c) | st.dictionaries(st.text(), c),
    max_leaves=8,
)


@given(JSON)
def test_json_survives(value: object) -> None:
    assert json.loads(safe_json(value)) == value


@given(MIXED)
def test_strings_hold_nothing_that_another_language_reads(text: str) -> None:
    inside = safe_json([text])[2:-2]
    assert not re.search(r"[<>&{}$`\u2028\u2029]", inside)
    assert jinja2.Template(safe_json([text])).render() == safe_json([text])


@pytest.mark.parametrize("text", HOSTILE)
def test_the_saved_page_holds_hostile_text_only_as_data(tmp_path: Path, text: str) -> None:
    write_hostile_plan(tmp_path / "p", text)
    plan = read_plan(tmp_path / "p")
    page = plan_html(plan)
    data = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', page, flags=re.DOTALL)
    rest = re.sub(r'<script type="application/json"[^>]*>.*?</script>', "", page, flags=re.DOTALL)
    assert text not in rest
    assert any(
        text in json.dumps(json.loads(part), ensure_ascii=False)
        or json.dumps(text)[1:-1] in json.dumps(json.loads(part))
        for part in data
    )
    assert json.loads(plan_geojson(plan))["title"] == text


def test_control_a_folium_popup_would_run_the_text(tmp_path: Path) -> None:
    """The danger is real: folium renders a popup's text as a template, which the test above would see."""
    import folium

    page = folium.Map(tiles=None)
    folium.Marker([50, 30], popup="{{7*7}}").add_to(page)
    assert "49" in page.get_root().render()


def test_the_map_gives_back_the_scene(tmp_path: Path) -> None:
    write_hostile_plan(tmp_path / "p", HOSTILE[0])
    scene = build_scene(read_plan(tmp_path / "p"))
    assert PostureMap(scene).payload() == scene


def called(node: ast.expr) -> str:
    """Return the name of the function that is called, with brackets; "" for another expression."""
    return f"{getattr(node.func, 'id', '')}()" if isinstance(node, ast.Call) else ""


def test_a_style_made_of_numbers_takes_no_text() -> None:
    assert "content:" in counts_style("key", [1, None])
    with pytest.raises(ValueError, match="format code"):
        counts_style("key", ["</style><script>"])  # type: ignore[list-item]


BANNED = {"Popup", "Tooltip", "DivIcon", "Html", "IFrame", "GeoJsonPopup", "GeoJsonTooltip", "MacroElement"}


@pytest.mark.parametrize("path", sorted((ROOT / "dashboard").rglob("*.py")), ids=lambda p: p.name)
def test_no_element_takes_markup(path: Path) -> None:
    """Popups, tooltips, templates and raw HTML are banned; st.html shows constants, and a style made of numbers."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)} | {
        n.id for n in ast.walk(tree) if isinstance(n, ast.Name)
    }
    assert not names & BANNED
    assert "unsafe_allow_html" not in path.read_text(encoding="utf-8")
    for call in (n for n in ast.walk(tree) if isinstance(n, ast.Call)):
        if (
            isinstance(call.func, ast.Attribute)
            and call.func.attr == "html"
            and getattr(call.func.value, "id", "") == "st"
        ):
            assert [a.id if isinstance(a, ast.Name) else called(a) for a in call.args] in (
                ["counts_style()"],
                ["PAGE_STYLE"],
                ["COMPARE_STYLE"],
                ["ANALYSIS_STYLE"],
                ["OFFER_STYLE"],
                ["IMPORT_STYLE"],
            )


def test_the_client_never_writes_markup() -> None:
    sources = (ROOT / "client/src").rglob("*.ts*")
    text = "\n".join(p.read_text(encoding="utf-8") for p in sources)
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "dangerouslySetInnerHTML",
        "bindPopup",
        "bindTooltip",
    ):
        assert word not in text, word


MARKDOWN = {"subheader", "caption", "warning", "error", "title", "markdown", "write", "info", "success", "toast",
            "button", "download_button", "popover", "expander", "checkbox"}  # fmt: skip
HARMLESS = {"plain", "counted", "len"}


Known = dict[str, list[ast.expr]]


def given_by(tree: ast.Module) -> Known:
    """Return what each name of a module is given, and what each of its functions returns."""
    known: Known = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            known.setdefault(node.targets[0].id, []).append(node.value)
        elif isinstance(node, ast.FunctionDef):
            returned = [n.value for n in ast.walk(node) if isinstance(n, ast.Return) and n.value is not None]
            known.setdefault(node.name, []).extend(returned)
    return known


def is_plain(argument: ast.expr, known: Known) -> bool:
    """Whether a text that Streamlit reads as Markdown is our own, with nothing of a plan in it but escaped."""
    if isinstance(argument, ast.JoinedStr):
        values = [part.value for part in argument.values if isinstance(part, ast.FormattedValue)]
        return all(is_plain(value, known) for value in values)
    if isinstance(argument, ast.IfExp):
        return is_plain(argument.body, known) and is_plain(argument.orelse, known)
    if isinstance(argument, ast.Call):
        name = getattr(argument.func, "id", "")
        if name == "say":
            return all(one.arg in ("count", "number") or is_plain(one.value, known) for one in argument.keywords)
        return name in HARMLESS or are_plain(known.get(name, []), known)
    if isinstance(argument, ast.Attribute):
        return argument.attr in ("number", "title")
    if isinstance(argument, ast.Name):
        return argument.id == "number" or are_plain(known.get(argument.id, []), known)
    return isinstance(argument, ast.Constant)


def are_plain(given: list[ast.expr], known: Known) -> bool:
    return bool(given) and all(is_plain(one, known) for one in given)


@pytest.mark.parametrize(
    "path",
    sorted(path for path in (ROOT / "dashboard").rglob("*.py") if path.parent.name != "commands"),
    ids=lambda p: p.name,
)
def test_markdown_gets_plain_text(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = [n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    imported += [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
    if not any(name.split(".")[0] == "streamlit" for name in imported):
        return  # nothing in it writes on a page
    known = given_by(tree)
    for call in (n for n in ast.walk(tree) if isinstance(n, ast.Call)):
        if isinstance(call.func, ast.Attribute) and call.func.attr in MARKDOWN and call.args:
            assert is_plain(call.args[0], known), ast.unparse(call)


@given(MIXED)
def test_plain_text_escapes_what_markdown_reads(text: str) -> None:
    from dashboard.plain import plain

    assert not re.search(r"(?<!\\)(\\\\)*[`*_\[\]<>$!:~|]", plain(text))
