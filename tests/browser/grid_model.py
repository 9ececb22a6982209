"""A table as plain rows: what each act of a planner should do to it, without a browser."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import pairwise

Row = dict[str, str]


@dataclass
class Model:
    """Rows by id, in no order, with the steps that can be undone and redone.

    Attributes
    ----------
    key
        The column with the id.
    rows
        The cells of each row, by id.
    kinds
        The kind of each column.
    usual
        What a new row has that nobody typed.
    new
        Ids of rows that the file lacks: no filter hides them.
    """

    key: str
    rows: dict[str, Row]
    kinds: dict[str, str]
    usual: Row
    new: set[str] = field(default_factory=set)
    undone: list[dict[str, Row]] = field(default_factory=list)
    done: list[dict[str, Row]] = field(default_factory=list)

    def _step(self, rows: dict[str, Row]) -> None:
        """Take a step, unless it changes nothing."""
        if rows != self.rows:
            self.done.append(self.rows)
            self.undone.clear()
            self.rows = rows

    def write(self, texts: dict[tuple[str, str], str], added: list[Row] | None = None) -> None:
        """Write cells, by id and column, and add rows."""
        rows = deepcopy(self.rows)
        for (one, column), text in texts.items():
            rows[one][column] = text
        for row in added or []:
            rows[row[self.key]] = {**dict.fromkeys(next(iter(rows.values())), ""), **self.usual, **row}
            self.new.add(row[self.key])
        self._step(rows)

    def fill(self, ids: list[str], columns: list[str]) -> None:
        """Write the cells of the first row into the others."""
        self.write({(one, name): self.rows[ids[0]][name] for one in ids[1:] for name in columns})

    def fill_right(self, ids: list[str], columns: list[str]) -> None:
        """Write the cells of the first column into the others."""
        self.write({(one, name): self.rows[one][columns[0]] for one in ids for name in columns[1:]})

    def fill_on(self, ids: Sequence[str], columns: Sequence[str], more: Sequence[str], *, down: bool) -> None:
        """Let the cells of rows go on into more rows, or those of columns into more columns; the nearest is last."""
        texts: dict[tuple[str, str], str] = {}
        for line in columns if down else ids:
            spots = [(one, line) for one in ids] if down else [(line, name) for name in columns]
            kind = self.kinds[line if down else columns[-1]]
            next_ones = goes_on([self.rows[one][name] for one, name in spots], len(more), kind)
            texts |= {((one, line) if down else (line, one)): text for one, text in zip(more, next_ones, strict=True)}
        self.write(texts)

    def replace(self, ids: list[str], find: str, text: str) -> None:
        """Replace a text in all cells of rows."""
        self.write({(one, name): old.replace(find, text) for one in ids for name, old in self.rows[one].items()})

    def add(self) -> str:
        """Add a row, and return its id: the first that is free."""
        one = next(name for n in range(1, len(self.rows) + 2) if (name := f"NEW-{n}") not in self.rows)
        self.write({}, [{self.key: one}])
        return one

    def delete(self, ids: list[str]) -> None:
        """Delete rows."""
        self._step({one: row for one, row in self.rows.items() if one not in ids})

    def undo(self) -> None:
        """Take back the last step."""
        self.undone.append(self.rows)
        self.rows = self.done.pop()

    def redo(self) -> None:
        """Take the step again that was undone last."""
        self.done.append(self.rows)
        self.rows = self.undone.pop()

    def holding(self, column: str, part: str) -> set[str]:
        """Return the ids of the rows that a filter lets through."""
        return {one for one, row in self.rows.items() if one in self.new or part.lower() in row[column].lower()}


def goes_on(texts: list[str], count: int, kind: str) -> list[str]:
    """Return the texts that follow: numbered ones with one step go on, all others come again.

    Parameters
    ----------
    texts
        What is there.
    count
        How many follow.
    kind
        The kind of their column.
    """
    again = [texts[i % len(texts)] for i in range(count)]
    found = [re.fullmatch(r"(?s)(.*?)([0-9]{1,9})", text) for text in texts]
    if kind not in {"id", "text", "whole"} or len(texts) < 2 or not all(found):
        return again
    stems, digits = {match[1] for match in found if match}, [match[2] for match in found if match]
    steps = {int(b) - int(a) for a, b in pairwise(digits)}
    if len(stems) > 1 or len(steps) > 1 or steps == {0}:
        return again
    width = len(digits[-1]) if digits[-1].startswith("0") else 1
    numbers = [int(digits[-1]) + next(iter(steps)) * (i + 1) for i in range(count)]
    return [again[i] if n < 0 else f"{next(iter(stems))}{n:0{width}}" for i, n in enumerate(numbers)]
