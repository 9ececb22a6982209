"""``posture link``: what it prints, and what it refuses."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard.links.registry import user_links
from geo.resources import sample_plan
from geo.scene.scope import WHOLE, LinkScope
from tests.dashboard.test_cli import run

Capture = pytest.CaptureFixture[str]
ADDRESS = re.compile(r"^http\S+/view/link/(\S+)/$", re.MULTILINE)


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return str(shutil.copytree(sample_plan(), tmp_path / "mine"))


FAR = datetime.now(UTC).year + 5


def test_it_prints_one_address_and_what_it_shows(capsys: Capture, plan: str) -> None:
    asked = ("--chapters", "who;command", "--layers", "units;hubs", "--from", "D-7", "--to", "D+60")
    more = ("--expires", f"{FAR}-12-31", "--address", "https://staff.example/posture/", "--label", "for\nhosts")
    code, out, _ = run(capsys, "link", plan, *asked, *more)
    assert code == 0
    assert out.count("http") == 1
    assert "D-7 to D+60" in out
    assert f"{FAR}-12-31" in out
    token = ADDRESS.findall(out)[0]
    assert out.splitlines()[-1] == f"https://staff.example/posture/view/link/{token}/"
    link = user_links().admit(token)
    assert link.scope == LinkScope(("who", "command"), ("units", "hubs"), -168.0, 1440.0)
    assert (link.label, link.kind) == ("for hosts", "view")


def test_without_options_it_shows_all_for_a_month_and_says_so(capsys: Capture, plan: str) -> None:
    code, out, _ = run(capsys, "link", plan)
    assert code == 0
    assert "30 days" in out
    assert out.count("http") == 1
    assert user_links().admit(ADDRESS.findall(out)[0]).scope == WHOLE


def test_a_link_is_listed_and_ended(capsys: Capture, plan: str) -> None:
    assert "no links" in run(capsys, "link", plan, "--list")[1]
    token = ADDRESS.findall(run(capsys, "link", plan, "--label", "hosts")[1])[0]
    name = token.partition(".")[0]
    listed = run(capsys, "link", plan, "--list")[1]
    assert f"{name} open: hosts" in listed
    assert token not in listed
    assert run(capsys, "link", plan, "--revoke", name)[0] == 0
    assert f"{name} revoked: hosts" in run(capsys, "link", plan, "--list")[1]


def test_no_link_of_another_plan_is_ended(capsys: Capture, plan: str, tmp_path: Path) -> None:
    name = ADDRESS.findall(run(capsys, "link", plan)[1])[0].partition(".")[0]
    other = str(shutil.copytree(sample_plan(), tmp_path / "other"))
    for asked in (name, "../mine", ""):
        assert run(capsys, "link", other, "--revoke", asked)[0] == 2
    assert " open: " in run(capsys, "link", plan, "--list")[1]


@pytest.mark.parametrize(
    "asked",
    [
        ("--chapters", "nowhere"),
        ("--chapters", ";"),
        ("--layers", "nothing"),
        ("--expires", "2020-01-01"),
        ("--expires", "soon"),
        ("--expires", "9999-12-31"),
        ("--expires", "9999-12-30"),
        ("--expires", "2999-12-31"),
        ("--from", "D+60", "--to", "D-7"),
        ("--from", "D+5", "--to", "D+5"),
        ("--from", "never"),
        ("--chapters", "why", "--from", "D+60"),
        ("--address", "ftp://x"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_line(capsys: Capture, plan: str, asked: tuple[str, ...]) -> None:
    code, out, err = run(capsys, "link", plan, *asked)
    assert code == 2
    assert out == ""
    assert len(err.splitlines()) == 1
    assert list(user_links().folder.glob("*")) == []


def test_where_no_link_can_be_kept_none_is_made(capsys: Capture, plan: str, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    code, out, err = run(capsys, "link", plan)
    assert (code, out) == (2, "")
    assert "No link can be made" in err
