"""What the documents say is so."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest

from dashboard.cli import main
from geo.editing.folder import new_plan
from geo.errors import PostureError
from geo.export.format import KINDS, Choice
from geo.layers import DRAWN, LAYER
from geo.schema import TABLES

ROOT = Path(__file__).parents[1]
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "ARCHITECTURE.md",
    ROOT / "CONTEXT.md",
    ROOT / "CHANGELOG.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "docs/sharing.md",
    *sorted((ROOT / "docs/adr").glob("*.md")),
]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_links_lead_somewhere(path: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / link).exists(), link


def written(path: Path) -> str:
    """Return a document without the lines about files that a reader is to make."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if "(a new " not in line)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_named_modules_exist(path: Path) -> None:
    for name in re.findall(r"`((?:client|geo|dashboard|data|docs|tests)/[\w./-]*)`", written(path)):
        assert (ROOT / name).exists(), name


def test_lengths() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines()) <= 150
    for path in (ROOT / "docs/adr").glob("*.md"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 50, path


def test_commands_of_the_readme_exist(capsys: pytest.CaptureFixture[str]) -> None:
    commands = set(re.findall(r"(?:bin/|Scripts.|`)posture ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert {"run", "new", "check", "copy", "export", "where"} <= commands
    for command in commands:
        with pytest.raises(SystemExit) as stop:
            main([command, "--help"])
        assert stop.value.code == 0
        assert "usage" in capsys.readouterr().out


def test_make_targets_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(
        re.findall(r"(?:`|^)make (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    ):
        assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE), target


def test_the_help_of_a_new_plan_names_every_column(tmp_path: Path) -> None:
    new_plan(tmp_path / "p")
    text = (tmp_path / "p/README.txt").read_text(encoding="utf-8")
    for spec in TABLES:
        assert spec.file in text
        assert all(f"  {column.name}: " in text for column in spec.columns)


def test_every_public_error_has_a_docstring() -> None:
    assert all(error.__doc__ for error in PostureError.__subclasses__())


def terms_of_the_context() -> set[str]:
    """Return what CONTEXT.md explains: the words that are bold in the rows of its table."""
    rows = [line for line in (ROOT / "CONTEXT.md").read_text(encoding="utf-8").splitlines() if line.startswith("| **")]
    bold = [name for row in rows for name in re.findall(r"\*\*(.+?)\*\*", row)]
    return {name.strip().casefold() for names in bold for name in names.split("/")}


@pytest.mark.parametrize("label", [label for code, label in LAYER.labels.items() if code not in DRAWN])
def test_the_context_has_a_word_for_each_layer(label: str) -> None:
    assert any(re.search(rf"\b{re.escape(term)}s?\b", label.casefold()) for term in terms_of_the_context())


def test_the_context_has_a_word_for_each_kind_of_format_and_each_choice() -> None:
    kinds = {re.sub(r"(?<!^)(?=[A-Z])", " ", kind.__name__).casefold() for kind in KINDS}
    assert {"format", "extract", *kinds} <= terms_of_the_context()
    (choices,) = re.findall(r"^\| \*\*choice\*\* \|.*", (ROOT / "CONTEXT.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert all(choice in choices for choice in get_args(Choice))


def test_pins_are_exact() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = [
            line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
        ]
        assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in lines), name


def test_the_oldest_library_that_is_allowed_is_the_one_that_is_tested() -> None:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    tested = dict(line.lower().split("==") for line in lines if "==" in line)
    allowed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    oldest = dict(text.lower().split(",")[0].split(">=") for text in allowed)
    assert oldest == {name: tested[name] for name in oldest}
