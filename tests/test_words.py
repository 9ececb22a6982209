"""The catalogues: no key is missing, none is spare, values agree, and both hosts choose the same plural form."""

from __future__ import annotations

import json
import re
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from babel.core import Locale
from py_mini_racer import MiniRacer

from geo.nations import all_nations
from geo.words.catalogue import CATEGORIES, Message, all_messages, browser_messages, message
from geo.words.language import PSEUDO, SOURCE, language, spoken
from geo.words.pseudo import pseudo
from geo.words.text import Text, filled, grouped, listed, say
from tests.sentences import ROOT, modules, sentences, texts, uses

_VALUE = re.compile(r"\{(\w+)\}")
MESSAGES = all_messages()
BROWSER = browser_messages(SOURCE)
USES = [use for path in modules("geo", "dashboard") for use in uses(path)]
CLIENT = "".join(
    path.read_text(encoding="utf-8")
    for path in (ROOT / "client/src").rglob("*.ts*")
    if path.name not in ("english.ts", "types.ts")
)


def forms(written: Message) -> list[str]:
    return [written] if isinstance(written, str) else list(written.values())


def values_of(written: Message) -> set[str]:
    named = {name for form in forms(written) for name in _VALUE.findall(form)}
    return named if isinstance(written, str) else named | {"count"}


def test_every_key_that_python_names_is_in_the_catalogue() -> None:
    for use in USES:
        found = [key for key in MESSAGES if fnmatchcase(key, use.key)]
        assert found, f"{use.where}: the catalogue has no {use.key}"


def test_values_are_those_that_the_message_names() -> None:
    for use in USES:
        if use.values is not None and "*" not in use.key and use.key in MESSAGES:
            assert use.values == values_of(MESSAGES[use.key]), f"{use.where}: {use.key}"


def test_no_key_is_spare() -> None:
    named = {use.key for use in USES}
    held = {text for path in modules("geo", "dashboard") for text in texts(path)}
    globs = [key for key in named if "*" in key] + [
        re.sub(r"\$\{[^}]*\}", "*", text) for text in re.findall(r"say(?:With)?\(\s*`([^`]+)`", CLIENT)
    ]
    spare = [
        key
        for key in MESSAGES
        if key not in named
        and not any(fnmatchcase(key, glob) for glob in globs)
        and (f'"{key}"' not in CLIENT if key in BROWSER else key not in held)
    ]
    assert spare == []


def test_plural_forms_are_whole() -> None:
    for key, written in MESSAGES.items():
        if not isinstance(written, str):
            assert set(written) == {"one", "other"}, key
            assert set(written) <= CATEGORIES
    assert all(form == form.strip() and form for written in MESSAGES.values() for form in forms(written))


def test_braces_hold_the_name_of_a_value() -> None:
    for key, written in MESSAGES.items():
        assert not any(brace in _VALUE.sub("", form) for form in forms(written) for brace in "{}"), key


def test_every_nation_has_a_name_of_its_own() -> None:
    names = all_nations()
    assert all(f"nations.{code}" in MESSAGES for code in names)
    assert len(set(names.values())) == len(names)


def test_help_of_the_command_line_has_no_sign_that_argparse_reads() -> None:
    assert [key for key, text in MESSAGES.items() if any("%" in form for form in forms(text))] == []


def test_a_room_is_one_file() -> None:
    names = [path.name for path in (ROOT / "geo/words/en").rglob("*.toml")]
    assert len(names) == len(set(names))


def test_a_text_is_a_key_with_values() -> None:
    told = Text("timeline.play", name="x")
    assert (told.key, told.values) == ("timeline.play", {"name": "x"})
    assert told == Text("timeline.play", name="x") != Text("timeline.play", name="y")
    assert hash(told) == hash(Text("timeline.play", name="x"))


def test_a_message_is_filled_by_name_and_by_count() -> None:
    rows: Message = {"one": "{count} row of {table}", "other": "{count} rows of {table}"}
    assert filled(rows, {"count": 1, "table": "hubs"}, SOURCE) == "1 row of hubs"
    assert filled(rows, {"count": 0, "table": "hubs"}, SOURCE) == "0 rows of hubs"
    assert filled(rows, {"count": 12_000, "table": "{count}"}, SOURCE) == "12,000 rows of {count}"
    with pytest.raises(KeyError):
        filled("{absent}", {}, SOURCE)


def test_lists_and_numbers_are_the_language_s() -> None:
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert listed(["A", "B"], either=True) == "A or B"
    assert [grouped(n) for n in (999, 1_000, -12_345)] == ["999", "1,000", "-12,345"]


def test_the_pseudo_language_keeps_values_and_markup() -> None:
    assert pseudo("Save") == "⟦Šáávé⟧"
    made = pseudo("Press **Save** to keep {name} in `plan.toml`.")
    assert made.count("⟦") == made.count("⟧") == 4
    assert "{name}" in made and "`plan.toml`" in made and "**⟦" in made
    for written in MESSAGES.values():
        for form in forms(written):
            shown = _VALUE.sub("", form)
            assert len(_VALUE.sub("", pseudo(form))) >= len(shown) * 1.25
            assert _VALUE.findall(pseudo(form)) == _VALUE.findall(form)


def test_a_language_is_used_within_a_block() -> None:
    assert language() == SOURCE
    key = next(iter(MESSAGES))
    with spoken(PSEUDO):
        assert message(language(), key) != MESSAGES[key]
    assert message(language(), key) == MESSAGES[key]
    with pytest.raises(KeyError), spoken("tlh"):
        say(key)


NOT_SENTENCES = {
    "dashboard/component/elements.py": "HTML of the page",
    "dashboard/component/page.py": "a policy for browsers",
    "dashboard/feeds.py": "a line of the log",
    "dashboard/jobs.py": "the program's name before what it prints",
    "dashboard/plan/sections.py": "addresses",
    "dashboard/server/links/endings.py": "a line of the log",
    "dashboard/server/metrics.py": "help of figures, which Prometheus shows",
    "dashboard/server/refusal.py": "HTML of a page",
    "dashboard/server/secret.py": "attributes of a cookie",
    "dashboard/server/streams.py": "a line of the log",
    "dashboard/server/talks/talks.py": "a line of the log",
    "dashboard/server/viewer_page.py": "HTML of a page, and types of its files",
    "dashboard/theme.py": "styles and fonts",
    "geo/__init__.py": "names of what is public",
    "geo/basemap/shores.py": "names of rivers in a file of the base map",
    "geo/editing/file_text.py": "an error that is caught where it is raised",
    "geo/editing/draft_file.py": "a line of the log",
    "geo/editing/folder_store.py": "a line of the log",
    "geo/editing/kept.py": "a line of the log",
    "geo/editing/outcome.py": "codes in a plan's log.csv",
    "geo/editing/watch.py": "name of a thread",
    "geo/editing/watches.py": "a line of the log",
    "geo/export/font_embedding.py": "fonts",
    "geo/export/fonts.py": "fonts",
    "geo/export/powerpoint/morph.py": "XML of a transition",
    "geo/export/powerpoint/properties.py": "XML of properties",
    "geo/export/powerpoint/theme.py": "a font",
    "geo/export/features.py": "types of GeoJSON",
    "geo/export/flat.py": "what a file about a plan calls its rows",
    "geo/export/font_runs.py": "SVG",
    "geo/export/geopackage_notes.py": "SQL and XML",
    "geo/export/grid_picture.py": "SVG",
    "geo/export/icons.py": "SVG",
    "geo/export/kml.py": "elements of KML",
    "geo/export/kml_folders.py": "elements of KML",
    "geo/export/kml_parts.py": "elements of KML",
    "geo/export/kml_styles.py": "elements of KML",
    "geo/export/marking_band.py": "SVG",
    "geo/export/qgis_styles.py": "styles of QGIS",
    "geo/export/scripts.py": "names of fonts and of scripts",
    "geo/export/vectors.py": "SVG",
    "geo/importing/geojson_tables.py": "types of GeoJSON",
    "geo/importing/geopackage_tables.py": "SQL",
    "geo/importing/kml_tables.py": "elements of KML",
    "geo/importing/places.py": "types of geometries",
    "geo/layers.py": "spellings that a file may hold",
    "geo/nations.py": "spellings that a file may hold",
    "geo/reading/lines.py": "what the csv module says, to tell its errors apart",
    "geo/reading/months.py": "names of months in a planner's file, of whatever language",
    "geo/reading/settings.py": "a plan's usual marking",
    "geo/reading/setting_values.py": "categories of Unicode",
    "geo/symbols.py": "JavaScript",
    "geo/terms.py": "spellings that a file may hold, and names of vocabularies",
    "geo/reading/workbook_numbers.py": "the code of a number format",
    "geo/reading/workbook_xlsx.py": "names in the XML of an XLSX",
}
"""Modules with texts that look like sentences, and what those are."""

ALL_MODULES = [path.relative_to(ROOT).as_posix() for path in modules("geo", "dashboard")]


@pytest.mark.parametrize("name", [name for name in ALL_MODULES if name not in NOT_SENTENCES])
def test_code_holds_no_sentence(name: str) -> None:
    assert list(sentences(ROOT / name)) == []


def test_no_exception_is_spare() -> None:
    assert [name for name in NOT_SENTENCES if not list(sentences(ROOT / name))] == []


def test_a_sentence_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text('"""A docstring is none."""\nst.caption("Two words")\nsay("a.b", name=f"{n} rows")\nx = "Label"\n')
    assert sorted(text for _, text in sentences(path)) == [" rows", "Label", "Two words"]


COUNTS = (*range(130), 1_000, 12_345, 1_000_000)
NEXT = ("en_GB", "fr_FR", "uk_UA")
"""The locales of the languages that are here, and that come next."""


@pytest.mark.parametrize("locale", NEXT)
def test_both_hosts_choose_the_same_plural_form(locale: str) -> None:
    engine = MiniRacer()
    tag, counts = json.dumps(locale.replace("_", "-")), json.dumps(COUNTS)
    chosen = engine.eval(f"{counts}.map(n => new Intl.PluralRules({tag}).select(n)).join()")
    assert str(chosen).split(",") == [Locale.parse(locale).plural_form(n) for n in COUNTS]


def test_both_hosts_write_numbers_and_lists_alike() -> None:
    engine = MiniRacer()
    groups = engine.eval(f"{json.dumps(COUNTS)}.map(n => new Intl.NumberFormat('en-GB').format(n)).join('|')")
    assert str(groups).split("|") == [grouped(n) for n in COUNTS]
    for kind, either in (("conjunction", False), ("disjunction", True)):
        for items in (["A"], ["A", "B"], ["A", "B", "C"]):
            written = engine.eval(f"new Intl.ListFormat('en-GB', {{type: '{kind}'}}).format({json.dumps(items)})")
            assert written == listed(items, either=either)
