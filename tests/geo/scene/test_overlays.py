"""Answers on the map: flags are codes, and the words beside symbols are the language's."""

from __future__ import annotations

from dataclasses import replace

from geo.analysis.command import CommandFinding, command_findings
from geo.clock import OPEN_END
from geo.plan import Plan
from geo.scene.overlays import command_overlay
from geo.words.catalogue import all_messages
from geo.words.language import PSEUDO, spoken
from geo.words.pseudo import OPEN


def finding(plan: Plan, kind: str) -> CommandFinding:
    return replace(command_findings(plan)[0], kind=kind, id="N1", start=0.0, end=OPEN_END)


def test_a_flag_is_a_code_with_a_word(sample: Plan) -> None:
    answer = command_overlay([finding(sample, "hq-gap"), finding(sample, "hq-handover")], 24.0, "x")
    assert (answer.flags, answer.signs) == ({"N1": "hq-gap"}, {"hq-gap": "gap"})
    assert [(one.text, one.sign) for one in answer.key] == [("Command: gap", "gap")]


def test_codes_stay_in_another_language(sample: Plan) -> None:
    with spoken(PSEUDO):
        answer = command_overlay([finding(sample, "hq-gap")], 24.0, "x")
    assert answer.flags == {"N1": "hq-gap"}
    assert answer.signs["hq-gap"].startswith(OPEN)
    assert answer.key[0].text.startswith(OPEN)


def test_every_sign_has_a_meaning() -> None:
    keys = [key.rpartition(".") for key in all_messages() if key.startswith("overlays.")]
    signs, means = ({code for room, _, code in keys if room == f"overlays.{name}"} for name in ("signs", "means"))
    assert signs == means
