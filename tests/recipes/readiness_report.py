"""``posture readiness``: units in force by nation, at a terminal."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from geo.analysis.readiness import readiness

from dashboard.analysis.terminal import Report, asked_instant
from geo.plan import Plan
from geo.scene.briefing import USUAL_TIME_H
from geo.words.text import say


def report(plan: Plan, parsed: argparse.Namespace) -> Report:
    """Return the readiness of every nation."""
    found = readiness(plan, asked_instant("--at", parsed.at, plan, USUAL_TIME_H))
    lines = [say("analysis_readiness.line", nation=one.nation, now=one.now, ever=one.ever) for one in found]
    return Report({"nations": [asdict(one) for one in found]}, lines)
