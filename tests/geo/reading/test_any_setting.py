"""Whatever plan.toml says, it is read or explained: no value of any key is an exception."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.editing.settings_file import EDITABLE, SettingsDocument
from geo.editing.titles import with_title
from geo.plan import LOST, PLAN_FILES, Contents, plan_of
from geo.reading.files import USUALLY_ABSENT, refused
from geo.reading.settings import _READERS, read_settings
from tests.cases import cases

PATHS = sorted({*_READERS, *EDITABLE, *(path.split(".")[0] for path in _READERS), "unknown", "sustainment.speed_kmh"})

ODD = [
    "0x" + "f" * 5_000,
    "0b" + "1" * 20_000,
    "[0x" + "f" * 5_000 + "]",
    "{a = 0x" + "f" * 5_000 + "}",
    "9" * 5_000,
    "1e999",
    "-inf",
    "nan",
    "[" * 400 + "]" * 400,
    "[" * 50_000 + "]" * 50_000,
    "{a=" * 300 + "1" + "}" * 300,
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:00:00-23:59",
    "07:32:00",
    "1979-05-27",
    "[nan, inf, 0x" + "f" * 400 + ", 1]",
    '"' + "x" * 20_000 + '"',
    r'"\u0000\u200b\ufffe"',
    '[["BLR"], {a = 1}]',
    "{}",
    "[]",
    '""',
]

SCALAR = st.one_of(
    st.integers().map(str),
    st.integers(min_value=0).map(hex),
    st.floats().map(repr),
    st.booleans().map(lambda x: str(x).lower()),
    st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="\"\\'"), max_size=8).map(
        lambda t: f'"{t}"'
    ),
    st.datetimes().map(lambda t: t.isoformat()),
    st.dates().map(lambda t: t.isoformat()),
    st.times().map(lambda t: t.isoformat()),
    st.sampled_from(ODD),
)
VALUE = st.recursive(
    SCALAR,
    lambda inner: (
        st.lists(inner, max_size=4).map(lambda v: f"[{', '.join(v)}]")
        | st.lists(inner, max_size=3).map(lambda v: "{" + ", ".join(f"k{i} = {x}" for i, x in enumerate(v)) + "}")
    ),
    max_leaves=6,
)


def contents(data: bytes) -> Contents:
    return dict.fromkeys(PLAN_FILES, USUALLY_ABSENT) | {"plan.toml": data}


def check(text: str) -> None:
    data = text.encode()
    if not isinstance(refused(data, "plan.toml"), bytes):
        told = [problem.code for problem in plan_of(contents(data), "folder").problems if problem.file == "plan.toml"]
        assert len(told) == 1
        assert told[0] in LOST
        return
    _, problems = read_settings(data, "folder")
    assert all(str(problem) for problem in problems)
    with_title(data, "Other")
    document = SettingsDocument(data)
    assert document.can_write in (True, False)


@pytest.mark.parametrize("value", ODD, ids=lambda value: value[:12])
def test_an_odd_value_of_any_key_is_read_or_explained(value: str) -> None:
    for path in PATHS:
        check(f"{path} = {value}\n")


@settings(max_examples=cases(60))
@given(st.sampled_from(PATHS), VALUE)
def test_any_value_of_any_key_is_read_or_explained(path: str, value: str) -> None:
    text = f'title = "T"\n{path} = {value}\n' if path != "title" else f"{path} = {value}\n"
    check(text)
    assert [problem.as_dict() for problem in plan_of(contents(text.encode()), "folder").problems]


@pytest.mark.parametrize(
    "text",
    [
        "[a" + ".a" * 5_000 + "]\n",
        "a" + ".a" * 5_000 + " = 1\n",
        "".join(f"[s{n}]\n" for n in range(100_000)),
        "[[title]]\n" * 100_000,
        "title = 'a\n",
        "\x00",
        "[csv]\n" + "dates = 1\n" * 2,
    ],
    ids=lambda text: text[:8],
)
def test_a_file_of_an_odd_shape_is_explained(text: str) -> None:
    check(text)
