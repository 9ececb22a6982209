"""The base of every part of the contract."""

from __future__ import annotations

from typing import Any, TypeVar, dataclass_transform

import msgspec

Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(msgspec.field,))
class _PartType(msgspec.StructMeta):
    """Makes every part frozen and built by keywords, subclasses included."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **options: Any) -> Any:
        options = {"frozen": True, "kw_only": True, "forbid_unknown_fields": True} | options
        return super().__new__(cls, name, bases, namespace, **options)


class Part(msgspec.Struct, metaclass=_PartType):
    """A JSON object with the fields that are declared and no others.

    A field without a default is always present. A field with the default ``UNSET`` may be absent.
    """


P = TypeVar("P", bound=Part)


def encode(part: Part) -> bytes:
    """Return a part as compact JSON in UTF-8."""
    return msgspec.json.encode(part)


def changed(part: P, **fields: object) -> P:
    """Return a copy of a part with other values of some fields, given by their Python names."""
    return msgspec.structs.replace(part, **fields)
