"""Texts that run somewhere if anything treats a plan's text as code, and a plan with one in every text cell."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from hypothesis import strategies as st

from geo.columns import TableSpec
from geo.reading.setting_values import LONGEST_TITLE
from geo.schema import TABLES
from tests.rows import csv_text, defaults

CANARY = "window.__canary=1"
HOSTILE = (
    "{{7*7}}",
    "{{ cycler.__init__.__globals__.os.popen('touch /tmp/canary').read() }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{x}}{% endfor %}",
    "${" + CANARY + "}",
    "`;" + CANARY + ";`",
    f'<img src=x onerror="{CANARY}">',
    f"</script><script>{CANARY}</script>",
    f"javascript:{CANARY}",
    f'"><svg onload={CANARY}>',
    "\\u003cscript\\u003e" + CANARY,
    "![x](http://198.51.100.7/canary.png)",
    "https://198.51.100.7/a www.example.org ann@example.org :material/warning: :smile: :red[x] $x^2$ a -> b",
    "'; DROP TABLE units; --",
    "\u202egnirts",
)
_FREE_TEXT = ("text", "id")


def hostile_columns(spec: TableSpec) -> Iterator[str]:
    """Yield every column of a table that takes any text."""
    yield from (c.name for c in spec.columns if c.kind in _FREE_TEXT)


ALL = " ".join(HOSTILE)
FEW = tuple(" ".join(HOSTILE[n::3]) for n in range(3))
"""The same in three texts: a plan with a row for each is soon walked through."""

TITLE = max((t for t in accumulate(sorted(HOSTILE, key=len), "{} {}".format) if len(t) <= LONGEST_TITLE), key=len)
"""As many of them as a title may have, the shortest first."""

MIXED = st.lists(st.text() | st.sampled_from(HOSTILE), max_size=4).map("".join)
"""Any text with none, one or several of them somewhere in it."""


def write_hostile_plan(folder: Path, *texts: str) -> None:
    """Write a plan with a row for each text, which stands in every cell that takes any text, in every table.

    Its title is :data:`TITLE` if the texts are too long for one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    text = " ".join(texts)
    toml_text, title = _escaped(text), _escaped(text if len(text) <= LONGEST_TITLE else TITLE)
    settings = f'title = "{title}"\ndescription = "{toml_text}"\n[marking]\ntext = "{toml_text}"\n'
    (folder / "plan.toml").write_text(settings, encoding="utf-8")
    for spec in TABLES:
        rows = [
            _hostile_row(spec, text) | {"from": f"D+{i}"} if "from" in spec.key else _hostile_row(spec, text)
            for i, text in enumerate(texts)
        ]
        (folder / spec.file).write_text(csv_text(spec, rows), encoding="utf-8", newline="")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _hostile_row(spec: TableSpec, text: str) -> dict[str, str]:
    row = defaults(spec) | dict.fromkeys(hostile_columns(spec), text) | {"extra": text}
    key = spec.key[0]
    if spec.column(key).kind == "id" and spec.name != "sources":
        row[key] = f"{text}{spec.name}"
    return row
