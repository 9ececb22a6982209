"""Write the contract between Python and browser, ``geo.contract``, as a JSON Schema; the client's types come from it.

Run with ``--check``, it writes nothing and fails where the file is not what the declarations say.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from pathlib import Path
from typing import Any

import msgspec

from geo.contract.part import Part
from geo.contract.roots import FROM_CLIENT, TO_CLIENT

SCHEMA = Path(__file__).with_name("contract.schema.json")
_SECTION = re.compile(r"\n+(?:Attributes|Parameters)\n-+\n")


def schema() -> dict[str, Any]:
    """Return the JSON Schema of every part, with the first lines of docstrings as descriptions."""
    roots = (*TO_CLIENT, *FROM_CLIENT)
    _, parts = msgspec.json.schema_components(roots, ref_template="#/$defs/{name}")
    return {
        "$comment": "Generated from geo/contract by client/contract.py; change it there.",
        "toClient": [part.__name__ for part in TO_CLIENT],
        "fromClient": [part.__name__ for part in FROM_CLIENT],
        "$defs": {name: _described(part) for name, part in sorted(parts.items())},
    }


def _described(part: dict[str, Any]) -> dict[str, Any]:
    """Give the descriptions of a docstring's attributes to the properties that they are about."""
    summary, *attributes = _SECTION.split(inspect.cleandoc(part.pop("description", "")), maxsplit=1)
    names = _encoded_names(part["title"])
    for line in re.finditer(r"^(\S.*)\n((?:    .*\n?)+)", attributes[0] if attributes else "", flags=re.MULTILINE):
        text = " ".join(line[2].split())
        for name in line[1].split(", "):
            told = part["properties"][names.get(name, name)]
            if "$ref" not in told:  # a description beside a reference makes a type of its own of it
                told["description"] = text
    return part | {"description": " ".join(summary.split())}


def _encoded_names(title: str) -> dict[str, str]:
    """Return the JSON names of a part's fields by their Python names."""
    part = next(one for one in _all_parts(Part) if one.__name__ == title)
    return {field.name: field.encode_name for field in msgspec.structs.fields(part)}


def _all_parts(part: type[Part]) -> list[type[Part]]:
    return [part, *(below for one in part.__subclasses__() for below in _all_parts(one))]


def main() -> int:
    """Write the file, or check it; return the exit code."""
    text = json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
    if "--check" not in sys.argv:
        SCHEMA.write_text(text, encoding="utf-8")
    elif not SCHEMA.exists() or SCHEMA.read_text(encoding="utf-8") != text:
        print("client/contract.schema.json is not what geo/contract declares: run make contract", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
