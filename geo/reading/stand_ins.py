"""Finds what a planner has in place of a table's file, or beside it: a copy, another case, a workbook, an archive."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

from geo.problem import Finding, excerpt
from geo.words.late import joined
from geo.words.text import Text

_TEXTS = ("csv", "txt", "tsv", "tab", "csv.txt", "txt.csv", "csv.csv", "toml", "toml.txt", "bak", "csv.bak")
_WORKBOOKS = ("xlsx", "xlsm", "xlsb", "xls", "ods", "fods", "numbers", "csv.xlsx", "csv.xls", "xlsx.csv", "csv.ods")
READABLE = ("xlsx", "xlsm", "ods")
"""How the names of workbooks end that the app reads, if they have the right name."""

_ARCHIVES = ("gz", "csv.gz", "zip", "csv.zip", "7z", "bz2", "csv.bz2", "xz", "csv.xz", "rar")
_KINDS = dict.fromkeys(_TEXTS, "text") | dict.fromkeys(_WORKBOOKS, "workbook") | dict.fromkeys(_ARCHIVES, "compressed")
_COPY = re.compile(
    r"[ _-]*(\(\d+\)|copy( \(?\d+\)?)?|copie|kopie|kopia|kópia|kópie|copia|копія|копия|másolat|old|new|backup|final|v?\d+)$"
)
_COPY_OF = re.compile(r"^(copy of|copie de|kopie von|kopia|копія|копия)[ _-]+")
_NEAR = 0.85


def lookalikes(name: str, others: Iterable[str]) -> list[tuple[str, str]]:
    """Return the files that seem to be meant as a file of the plan, best first: name and kind of each.

    Parameters
    ----------
    name
        Name of the plan's file.
    others
        Names of files in its folder that are no files of the plan.

    Returns
    -------
    list
        The kind is ``text``, ``workbook`` or ``compressed``.

    Examples
    --------
    >>> lookalikes("hubs.csv", ["notes.txt", "hubs (1).csv", "Hubs.xlsx"])
    [('hubs (1).csv', 'text'), ('Hubs.xlsx', 'workbook')]
    """
    wanted, _, ending = name.partition(".")
    found = []
    for other in sorted(others):
        stem, _, last = other.casefold().partition(".")
        kind = _KINDS.get(last)
        # A text beside plan.toml must not be a CSV, nor the other way round.
        fits = (
            last.startswith(ending) or last in _TEXTS[1:4] if kind == "text" else kind != "workbook" or ending == "csv"
        )
        if kind and fits and not other.startswith(("~$", ".")) and _without_copy(stem) == wanted:
            found.append((other, kind))
    order = ("text", "workbook", "compressed")
    return sorted(found, key=lambda pair: (pair[0].casefold() != name, order.index(pair[1])))


def absent_near(name: str, others: Sequence[str]) -> Finding | None:
    """Return what to say of an absent file if another file seems to be meant; None if none does.

    Parameters
    ----------
    name
        Name of the absent file.
    others
        Names of files in its folder that are no files of the plan.
    """
    found = lookalikes(name, others)
    if not found:
        folded = {other.casefold(): other for other in others if not other.startswith((".", "~$"))}
        close = difflib.get_close_matches(name, folded, n=1, cutoff=_NEAR)
        found = [(folded[close[0]], _KINDS.get(close[0].partition(".")[2], "text"))] if close else []
    if not found:
        return None
    other, kind = found[0]
    key = {"text": "near", "workbook": "near-workbook", "compressed": "near-compressed"}[kind]
    last = other.casefold().rpartition(".")[2]
    if kind == "workbook" and last in READABLE:
        told = Text(
            "problems.file-absent-near-readable", found=excerpt(other), workbook=f"{name.partition('.')[0]}.{last}"
        )
        return Finding("file-absent", "warning", told)
    told = Text(f"problems.file-absent-{key}", found=excerpt(other), file=name)
    return Finding("file-absent", "warning", told, name if kind == "text" else None)


def beside(name: str, others: Iterable[str]) -> Finding | None:
    """Return a notice if files that seem to be copies lie beside a file of the plan; None if none does.

    Parameters
    ----------
    name
        Name of the plan's file, which exists.
    others
        Names of files in its folder that are no files of the plan.
    """
    found = [other for other, _ in lookalikes(name, others)]
    if not found:
        return None
    return Finding(
        "file-beside", "notice", Text("problems.file-beside", count=len(found), found=joined(found), file=name)
    )


def _without_copy(stem: str) -> str:
    before, stem = "", stem.strip()
    while stem != before:
        before = stem
        stem = _COPY_OF.sub("", _COPY.sub("", stem)).strip()
    return stem
