"""What the command line says comes from the catalogue, argparse's words too; English is as argparse has it."""

from __future__ import annotations

import argparse
import errno
import json
import os
import threading
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dashboard.analysis.registry import ANALYSES
from dashboard.cli import posture_parser
from dashboard.commands.parser import LANGUAGE, Parser, asked_language
from dashboard.export import EXPORTS
from geo.errors import PostureError
from geo.layers import LAYER
from geo.plan import read_plan
from geo.resources import sample_plan
from geo.schema import TABLES
from geo.terms import ECHELON
from geo.words.language import LOCALES, PSEUDO, VARIABLE, language, spoken
from geo.words.system import reason
from geo.words.text import say
from tests.conftest import PlanMaker
from tests.dashboard.test_cli import run
from tests.ports import free_port
from tests.pseudo_words import strangers

Capture = pytest.CaptureFixture[str]

IN_PSEUDO = (LANGUAGE, PSEUDO)
ANALYSED = {analysis.command.name: analysis.command for analysis in ANALYSES if analysis.command}
OWN = ["run", "new", "copy", "check", "where", "diff", "export", "link", *ANALYSED]
HELP = [["--help"], ["go", "-h"]]
MISTAKES = [
    [],
    ["fly"],
    ["go"],
    ["go", "x", "y"],
    ["go", "x", "--size"],
    ["go", "x", "--size", "huge\n(choose from nothing)"],
    ["go", "x", "--many"],
    ["go", "x", "--flag=1"],
    ["go", "x", "--fl"],
    ["go", "x", "--number", "many: a\nfew"],
    [LANGUAGE, "tlh"],
    [LANGUAGE],
    ["go", "x", LANGUAGE, "tlh"],
]


class Plain(argparse.ArgumentParser):
    """A parser with the same arguments, in argparse's own words."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        usual = argparse.SUPPRESS
        self.add_argument(LANGUAGE, choices=tuple(LOCALES), default=usual, help=say("command_parser.language"))


def filled(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--version", action="version", version="1", help=say("command_parser.version"))
    go = parser.add_subparsers(title=say("command.commands"), metavar="COMMAND", required=True).add_parser("go")
    go.add_argument("where")
    go.add_argument("--size", choices=("small", "large"))
    go.add_argument("--many", nargs="+")
    go.add_argument("--flag", action="store_true")
    go.add_argument("--flat", action="store_true")
    go.add_argument("--number", type=int)
    return parser


def told(parser: argparse.ArgumentParser, arguments: list[str], capsys: Capture) -> tuple[object, str, str]:
    with pytest.raises(SystemExit) as stop:
        parser.parse_args(arguments)
    return stop.value.code, *capsys.readouterr()


@pytest.mark.parametrize("arguments", [*MISTAKES, *HELP, ["--version"]], ids=" ".join)
def test_english_is_as_argparse_has_it(arguments: list[str], capsys: Capture) -> None:
    plain, ours = (filled(kind(prog="posture")) for kind in (Plain, Parser))
    assert told(ours, arguments, capsys) == told(plain, arguments, capsys)


@pytest.mark.parametrize("arguments", [*MISTAKES, *HELP], ids=" ".join)
def test_another_language_has_no_word_of_argparse(arguments: list[str], capsys: Capture) -> None:
    with spoken(PSEUDO):
        code, out, err = told(filled(Parser(prog="posture")), arguments, capsys)
    named = (
        "posture go where small large -h --help --version --many MANY --flag --flat --number NUMBER --size COMMAND int"
    )
    assert code == (0 if arguments in HELP else 2)
    assert "⟦" in out + err
    assert strangers(out + err, [named, LANGUAGE, *LOCALES, *arguments, *map(repr, arguments)]) == set()


def named_by(parser: argparse.ArgumentParser) -> list[object]:
    """Return the names that a parser and those of its commands show: of options, values and choices."""
    names: list[object] = [parser.prog]
    for action in parser._actions:
        names += [*action.option_strings, action.metavar or action.dest.upper(), *(action.choices or ())]
        if isinstance(action, argparse._SubParsersAction):
            names += [name for command in action.choices.values() for name in named_by(command)]
    return names


def known() -> list[object]:
    """Return names of the command line, of formats and of layers, and the words that a list has between its members."""
    formats = [name for kind in EXPORTS.values() for name in (kind.ending, kind.name)]
    return [*named_by(posture_parser()), *formats, *LAYER.codes, "and", "or"]


@pytest.mark.parametrize("command", [[], *([name] for name in OWN)], ids=lambda names: " ".join(names) or "posture")
def test_help_is_in_the_language_that_is_asked_for(
    command: list[str], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    code, out, _ = run(capsys, *command, "--help", *IN_PSEUDO)
    with spoken(PSEUDO):
        assert strangers(out, known()) == set()
    assert (code, LANGUAGE in out) == (0, True)
    assert len(out.splitlines()) > 5


def test_a_report_is_in_the_language_that_is_asked_for(capsys: Capture, make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{}, {"latitude": "124.3", "unit_id": "U2"}, {"echelon": "horde", "unit_id": "U3"}])
    (folder / "phases.csv").unlink()
    code, out, _ = run(capsys, "check", str(folder), *IN_PSEUDO)
    with spoken(PSEUDO):
        plan = read_plan(folder)
        cells = [f"{one.file} {one.column} {one.value} {one.fix}" for one in plan.problems]
        assert strangers(out, [plan.name, *cells, *ECHELON.codes]) == set()
    assert code == 1
    assert len(out.splitlines()) == len(plan.problems) + 1 > 3
    assert all(line.startswith("⟦") and line.endswith("⟧") for line in out.splitlines())


def test_the_report_counts_in_english(capsys: Capture, make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{}, {"latitude": "124.3", "unit_id": "U2"}])
    last = run(capsys, "check", str(folder))[1].splitlines()[-1]
    assert last.startswith("plan: 2 rows read, 1 not shown; 1 error, 0 warnings, ")
    assert last.endswith(". Not clean: look at the lines above.")


def test_a_report_for_tools_has_the_same_keys(capsys: Capture) -> None:
    arguments = ["where", "50", "30", "--format", "json"]
    assert json.loads(run(capsys, *arguments)[1]) == json.loads(run(capsys, *arguments, *IN_PSEUDO)[1])
    english, pseudo = (
        json.loads(run(capsys, "check", str(sample_plan()), "--format", "json", *more)[1]) for more in ((), IN_PSEUDO)
    )
    without = [[p | {"message": ""} for p in report.pop("problems")] for report in (english, pseudo)]
    assert without[0] == without[1]
    assert english == pseudo


def test_what_commands_print_is_in_the_language(capsys: Capture, tmp_path: Path) -> None:
    folder, other, out = (str(tmp_path / name) for name in ("mine", "other", "x.geojson"))
    printed = "".join(
        run(capsys, *IN_PSEUDO, *arguments)[1]
        for arguments in (
            ["new", folder],
            ["copy", folder, other],
            ["export", folder, out],
            ["where", "50.45", "30.52"],
            ["where", "43", "32"],
        )
    )
    found = json.loads(run(capsys, "where", "50.45", "30.52", "--format", "json")[1])
    at_sea = json.loads(run(capsys, "where", "43", "32", "--format", "json")[1])
    assert strangers(printed, [folder, other, out, "mine", *found.values(), *at_sea.values()]) == set()
    assert printed.count("\n") == 3 + 2 * len(found)


@pytest.mark.parametrize(
    "arguments",
    [
        ["where", "95", "20"],
        ["run", "--port", "none"],
        ["export", "OUT", "x.docx"],
        ["export", str(sample_plan()), "x.html", "--layers", "moon"],
        ["export", str(sample_plan()), "x.html", "--layers", ";"],
        ["export", str(sample_plan()), "/nowhere/x.geojson"],
        ["export", "/dev", "x.geojson"],
        ["copy", "nowhere", "b"],
        ["new", "/dev/null/x"],
        ["new", "/dev"],
    ],
    ids=" ".join,
)
def test_a_mistake_is_told_in_the_language(capsys: Capture, arguments: list[str]) -> None:
    code, _, err = run(capsys, *arguments, *IN_PSEUDO)
    assert code == 2
    assert "⟦" in err
    assert strangers(err, [*arguments, *known()]) == set()


def test_a_new_plan_is_written_in_the_language(capsys: Capture, tmp_path: Path) -> None:
    english, pseudo = tmp_path / "english", tmp_path / "pseudo"
    for folder, more in ((english, ()), (pseudo, IN_PSEUDO)):
        assert run(capsys, "new", str(folder), *more)[0] == 0
        assert run(capsys, "check", str(folder))[0] == 0
    with spoken(PSEUDO):
        columns = [column for spec in TABLES for column in spec.columns]
        names = [text for column in columns for text in (column.name, column.help, *_codes(column))]
        tables = [text for spec in TABLES for text in (spec.file, spec.title)]
    assert strangers((pseudo / "README.txt").read_text(encoding="utf-8"), [*names, *tables]) == set()
    written = [(folder / "plan.toml").read_text(encoding="utf-8") for folder in (english, pseudo)]
    values = [line.partition(" # ")[0] for line in written[0].splitlines() if not line.startswith("# ")]
    assert (
        strangers(
            written[1], [*values, "pseudo", "ceasefire", "stale_after_days", "01-01T06:00:00Z", "00Z", "2026-01-01T06"]
        )
        == set()
    )
    assert tomllib.loads(written[0])["theatre"] == tomllib.loads(written[1])["theatre"]
    assert tomllib.loads(written[0])["sustainment"].keys() == tomllib.loads(written[1])["sustainment"].keys()


def _codes(column: Any) -> tuple[str, ...]:
    return tuple(column.vocabulary.codes) if column.vocabulary else ()


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        (["check", "PLAN", LANGUAGE, "qps"], "qps"),
        ([LANGUAGE, "qps", "check", "PLAN"], "qps"),
        ([f"{LANGUAGE}=en", "check", "PLAN", LANGUAGE, "qps"], "qps"),
        (["where", "--", "1", "2", LANGUAGE, "qps"], None),
        (["check", "PLAN", LANGUAGE, "tlh"], None),
        (["check", "PLAN", LANGUAGE], None),
        (["sustain", "PLAN", "--lose", "H1", "H2"], None),
    ],
)
def test_a_language_is_found_in_the_arguments(arguments: list[str], asked: str | None) -> None:
    assert asked_language(arguments) == asked


@pytest.mark.parametrize("arguments", [["check", str(sample_plan()), LANGUAGE, "tlh"], [LANGUAGE, "tlh", "check", "x"]])
def test_a_language_that_there_is_not_is_refused(capsys: Capture, arguments: list[str]) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert all(part in err for part in (LANGUAGE, "tlh", *LOCALES))


def test_the_environment_chooses_where_no_argument_does(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    where = ["where", "50", "30"]
    english = run(capsys, *where)
    monkeypatch.setenv(VARIABLE, PSEUDO)
    assert run(capsys, *where) != english == run(capsys, *where, LANGUAGE, "en")
    monkeypatch.setenv(VARIABLE, "tlh")
    code, _, err = run(capsys, *where)
    assert code == 2
    assert all(part in err for part in (VARIABLE, "tlh", *LOCALES))
    assert run(capsys, *where, LANGUAGE, "en") == english
    monkeypatch.setenv(VARIABLE, "")
    assert run(capsys, *where) == english


def test_pages_are_served_in_the_language(capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    heard: list[str] = []

    def serve(
        _app: object, _own: object, _beside: object, _given: object, on_start: Callable[[], None], _on_stop: object
    ) -> None:
        on_start()
        page = threading.Thread(target=lambda: heard.append(language()))
        page.start()
        page.join()

    monkeypatch.setenv(VARIABLE, "en")
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr("dashboard.server.serving.serve", serve)
    monkeypatch.setattr("dashboard.server.options.settle", lambda _: None)
    code, out, _ = run(capsys, "run", str(sample_plan()), "--port", str(free_port()), "--no-token", *IN_PSEUDO)
    assert (code, heard, os.environ[VARIABLE]) == (0, [PSEUDO], PSEUDO)
    assert strangers(out, [sample_plan(), "http"]) == set()
    assert language() == PSEUDO


@pytest.mark.skipif(os.name != "posix", reason="other systems have other words")
def test_the_system_s_reasons_are_told_as_it_tells_them() -> None:
    for number in (errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EROFS, errno.ENOTDIR, errno.EXDEV):
        assert str(reason(OSError(number, os.strerror(number)))) == os.strerror(number)
    with spoken(PSEUDO):
        assert str(reason(PermissionError(errno.EACCES, "Permission denied"))).startswith("⟦")


def test_an_error_without_a_file_is_told(capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("dashboard.commands.folders.new_plan", full)
    assert run(capsys, "new", str(tmp_path)) == (2, "", "posture: a file: No space left on device\n")


def test_a_mistake_keeps_its_sentence_until_it_is_shown(tmp_path: Path) -> None:
    from geo.editing.folder import copy_plan

    with pytest.raises(PostureError) as caught:
        copy_plan(tmp_path / "absent", tmp_path / "b")
    assert str(caught.value) == f"{tmp_path / 'absent'} is not a folder; name the folder of the plan to copy"
    with spoken(PSEUDO):
        assert str(caught.value).startswith("⟦")
