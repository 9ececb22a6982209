"""Fonts inside SVG pictures, cut to the characters of the picture. A picture then looks the same on every machine."""

from __future__ import annotations

import base64
import io
import re
from functools import cache
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from geo.export.font_runs import in_runs
from geo.export.fonts import FAMILIES, font_files


def embedded(svg: str) -> str:
    """Return an SVG picture with the fonts of its text inside it, cut to the characters that it uses."""
    svg = in_runs(svg)
    text = "".join(re.findall(r">([^<]*)</text>", svg))
    characters = {*text, *'&<>"'}
    faces = [
        _face(family, path, characters)
        for family, paths in font_files().items()
        for path in paths
        if _needs(path, svg, characters)
    ]
    style = f"<style>{''.join(faces)}</style>"
    end = svg.index(">") + 1
    return svg[:end] + style + svg[end:]


def _needs(path: Path, svg: str, characters: set[str]) -> bool:
    if "Italic" in path.name:
        return 'font-style="italic"' in svg
    with TTFont(path, lazy=True) as font:
        own = {chr(code) for code in font.getBestCmap()}
    return "Arabic" not in path.name or any(c in own and ord(c) > 0x2FF for c in characters - _plain())


@cache
def _plain() -> set[str]:
    """Characters that the first family has."""
    with TTFont(font_files()[next(iter(FAMILIES))][0], lazy=True) as font:
        return {chr(code) for code in font.getBestCmap()}


def _face(family: str, path: Path, characters: set[str]) -> str:
    options = subset.Options(layout_features=["*"], notdef_outline=True, drop_tables=["DSIG", "STAT", "MVAR"])
    font = subset.load_font(str(path), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(sorted(characters)))
    cutter.subset(font)
    out = io.BytesIO()
    subset.save_font(font, out, options)
    data = base64.b64encode(out.getvalue()).decode("ascii")
    style = "italic" if "Italic" in path.name else "normal"
    return (
        f"@font-face{{font-family:'{family}';font-style:{style};font-weight:100 900;"
        f"src:url(data:font/ttf;base64,{data}) format('truetype')}}"
    )
