"""Public functions say what they take and what they raise."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sentences import ROOT, modules

Function = ast.FunctionDef | ast.AsyncFunctionDef

FEW = 2
"""Arguments from which on each is explained."""

MODULES = [path for path in modules("geo", "dashboard") if not path.name.startswith("_")]


def public(path: Path) -> Iterator[Function]:
    """Yield the public functions of a module and the public methods of its public classes."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for holder in (tree, *(n for n in tree.body if isinstance(n, ast.ClassDef) and not n.name.startswith("_"))):
        for node in holder.body:
            if isinstance(node, Function) and not node.name.startswith("_"):
                yield node


def arguments(function: Function) -> list[str]:
    given = function.args
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    return [one.arg for one in named if one.arg not in ("self", "cls") and not one.arg.startswith("_")]


def undocumented(function: Function) -> list[str]:
    """Return the arguments that a function's section Parameters does not name, where it has enough of them to need one."""
    names = arguments(function)
    if len(names) < FEW:
        return []
    doc = ast.get_docstring(function) or ""
    section = re.search(r"^Parameters\n-+\n(.*?)(?=^\w+\n-+\n|\Z)", doc, re.MULTILINE | re.DOTALL)
    explained = re.findall(r"^(\w[\w, ]*)$", section[1], re.MULTILINE) if section else []
    return [name for name in names if name not in re.findall(r"\w+", " ".join(explained))]


def untold_errors(function: Function) -> set[str]:
    """Return the exceptions that a function raises itself and its docstring does not name."""
    doc = ast.get_docstring(function) or ""
    raised = {
        node.exc.func.id
        for node in ast.walk(function)
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and isinstance(node.exc.func, ast.Name)
    }
    return {name for name in raised if name.endswith("Error") and name not in doc and name != "AssertionError"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_public_functions_explain_their_arguments_and_errors(path: Path) -> None:
    for function in public(path):
        assert undocumented(function) == [], f"{function.name}, line {function.lineno}"
        assert untold_errors(function) == set(), f"{function.name}, line {function.lineno}"
