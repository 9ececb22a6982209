"""A plan as one HTML page that needs no network."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode

from dashboard.component.elements import PostureMap
from geo.contract.part import changed
from geo.contract.scene import Opening
from geo.export.extract import Extract

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
"""A script that runs; what only holds data has a type."""


def saved_page(extract: Extract) -> str:
    """Return the HTML of a page that opens with the chapter, view and time of the options."""
    options, scene = extract.options, extract.scene()
    opening = scene.opening
    if options.chapter is not None:
        opening = Opening(view=extract.chapter.view, time=extract.chapter.time)
    view = opening.view if options.view is None else options.view
    time = opening.time if options.at is None else options.at
    return _guarded(str(PostureMap(changed(scene, opening=Opening(view=view, time=time))).get_root().render()))


def _guarded(page: str) -> str:
    """Tell a page's browser to run the scripts that are in it now, and no other, and to load nothing.

    The client sets styles from scripts, which needs inline styles.
    """
    scripts = " ".join(script_hashes(page))
    policy = (
        f"default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return page.replace("<head>", f'<head><meta http-equiv="Content-Security-Policy" content="{policy}">', 1)


def script_hashes(page: str) -> list[str]:
    """Return what a content security policy calls each inline script of a page by."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _SCRIPT.findall(page))
    return [f"'sha256-{b64encode(digest).decode()}'" for digest in digests]
