"""Where code holds a sentence for people, and where it takes one from the catalogue.

``python -m tests.sentences geo/analysis`` lists what folders hold.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]

SAYING = ("say", "Text")
"""Names of what takes a key of the catalogue."""

PROGRAMMERS = {"AssertionError", "KeyError", "NotImplementedError", "RuntimeError", "TypeError", "ValueError"}
"""Exceptions that only a programmer sees."""

UNSEEN = {"compile", "fullmatch", "match", "search", "sub", "split", "findall", "finditer", "TypeVar", "getLogger"}
"""Calls whose texts are patterns or names."""

SENTENCE = re.compile(r"[A-Za-z]{2,}[,;:.]? [A-Za-z]{2,}|^[A-Z][a-z]+$|[a-z]{2,}: $|^ ?[a-z]{2,} $|^ [a-z]{2,}\b")
"""Two words, one word as a label, or a piece that is glued to something."""


@dataclass(frozen=True)
class Use:
    """A key that code names: a glob where a part of it is computed, and its values; None where they are not known."""

    where: str
    key: str
    values: frozenset[str] | None


def modules(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def uses(path: Path) -> Iterator[Use]:
    """Yield the keys that a module takes."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _name(node.func) in SAYING and node.args:
            names = {keyword.arg for keyword in node.keywords}
            values = None if None in names else frozenset(name for name in names if name)
            for key in _keys(node.args[0]):
                yield Use(f"{path.relative_to(ROOT)}:{node.lineno}", key, values)


def _keys(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.JoinedStr):
        return ["".join(str(v.value) if isinstance(v, ast.Constant) else "*" for v in node.values)]
    if isinstance(node, ast.IfExp):
        return [*_keys(node.body), *_keys(node.orelse)]
    return []


def texts(path: Path) -> set[str]:
    """Return every text that a module holds, which may be a key that is handed on."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def sentences(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and text of what looks like a sentence for people in a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    unseen = set(_unseen(tree))
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in unseen else None
        if isinstance(text, str) and SENTENCE.search(text):
            yield node.lineno, text


def _unseen(tree: ast.Module) -> Iterator[int]:
    """Yield the identities of texts that nobody reads on a page: docstrings, keys, patterns, errors of programmers."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield id(node.value)
        elif isinstance(node, ast.Call) and _name(node.func) in SAYING:
            yield from map(id, ast.walk(node.args[0])) if node.args else ()
        elif isinstance(node, ast.Call) and _name(node.func) in PROGRAMMERS | UNSEEN:
            yield from map(id, ast.walk(node))
        elif isinstance(node, ast.Assert) and node.msg:
            yield from map(id, ast.walk(node.msg))
        elif isinstance(node, (ast.AnnAssign, ast.arg)) and node.annotation:
            yield from map(id, ast.walk(node.annotation))
        elif isinstance(node, ast.Subscript):
            yield from map(id, ast.walk(node.slice))


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


if __name__ == "__main__":
    for module in modules(*sys.argv[1:]):
        for line, text in sentences(module):
            print(f"{module.relative_to(ROOT)}:{line}: {text!r}")
