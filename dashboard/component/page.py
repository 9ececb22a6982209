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
    scripts = " ".join(map(script_hash, _SCRIPT.findall(page)))
    policy = (
        f"default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return page.replace("<head>", f'<head><meta http-equiv="Content-Security-Policy" content="{policy}">', 1)


def script_hash(script: str) -> str:
    """Return what a content security policy calls an inline script by."""
    return f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
