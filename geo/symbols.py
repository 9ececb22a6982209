"""Draws APP-6 symbols on the server: V8 (package ``mini-racer``) runs the same script of milsymbol as the browser."""

from __future__ import annotations

import json
from functools import cache, lru_cache

from py_mini_racer import MiniRacer

from geo.javascript import new_engine
from geo.resources import asset
from geo.sidc import check_sidc

SCRIPT = "milsymbol.js"

_DRAW = """
globalThis.drawSymbol = (sidc, size) => {
  const symbol = new ms.Symbol(sidc, { size });
  return JSON.stringify({ svg: symbol.asSVG(), valid: symbol.isValid() });
};
"""


@cache
def _engine() -> MiniRacer:
    engine = new_engine()
    engine.eval(asset(SCRIPT).read_text(encoding="utf-8"))
    engine.eval(_DRAW)
    return engine


@lru_cache(maxsize=4096)
def _drawn(sidc: str, size: int) -> tuple[str, bool]:
    result = json.loads(str(_engine().call("drawSymbol", check_sidc(sidc), size)))
    return str(result["svg"]), bool(result["valid"])


def symbol_svg(sidc: str, size: int = 30) -> str:
    """Return the symbol of a code as SVG text.

    Parameters
    ----------
    sidc
        APP-6D code of 20 or 30 digits.
    size
        Height in pixels of the octagon on which milsymbol draws; a frame with its echelon may be higher.

    Raises
    ------
    SidcError
        If the text does not consist of 20 or 30 digits.
    """
    return _drawn(sidc, size)[0]


def is_drawable(sidc: str) -> bool:
    """Tell whether milsymbol can draw every part of a code.

    Raises
    ------
    SidcError
        If the text does not consist of 20 or 30 digits.
    """
    return _drawn(sidc, 30)[1]
