"""Numbers behind the names of a choice, such as the rows of each table.

Streamlit tells a choice by the text of its name. A name with a number in it is another one after each change, and a click on
the old one is lost. So names stay, and a style writes the numbers.
"""

from __future__ import annotations

from collections.abc import Sequence


def counts_style(key: str, counts: Sequence[int | None]) -> str:
    """Return a style that writes a number behind each name of a choice.

    Parameters
    ----------
    key
        Key of the widget.
    counts
        A number for each name, in their order; None for none.
    """
    rules = (
        f'.st-key-{key} [data-testid="stButtonGroup"] button:nth-of-type({place}) p::after{{content:" {count:d}"}}'
        for place, count in enumerate(counts, start=1)
        if count is not None
    )
    return f"<style>{''.join(rules)}</style>"
