"""Each analysis answers where the registry says that it does, and none is imported before it is asked."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from typing import get_type_hints

import pytest

from dashboard.analysis.asks import ASKED
from dashboard.analysis.question import Answer, Question
from dashboard.analysis.registry import ANALYSES, ANALYSIS_BY_CODE, Analysis
from dashboard.analysis.terminal import Report

HEAVY = (
    "streamlit",
    "highspy",
    "scipy",
    "geo.analysis.sustainment",
    "dashboard.analysis.supply_report",
    "dashboard.analysis.supply_section",
)


def imported(module: str) -> set[str]:
    """Return which of the heavy modules come with a module in a new process."""
    ask = f"import sys, {module}; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    return set(subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.parametrize("analysis", ANALYSES, ids=lambda a: a.code)
def test_an_analysis_is_shown_and_reported(analysis: Analysis) -> None:
    section = import_module(f"dashboard.analysis.{analysis.code}_section")
    assert get_type_hints(section.show) == {"question": Question, "return": Answer}
    if analysis.command:
        report = import_module(f"dashboard.analysis.{analysis.code}_report").report
        assert get_type_hints(report)["return"] is Report


def test_codes_and_commands_are_their_own() -> None:
    commands = [analysis.command.name for analysis in ANALYSES if analysis.command]
    assert len(ANALYSIS_BY_CODE) == len(ANALYSES)
    assert len(set(commands)) == len(commands)
    assert {code for code, _ in ASKED.values()} <= ANALYSIS_BY_CODE.keys()


def test_the_command_line_starts_without_an_analysis() -> None:
    assert imported("dashboard.cli") == set()


def test_a_report_needs_no_page() -> None:
    assert "streamlit" not in imported("dashboard.analysis.supply_report")
