"""How Streamlit looks, and the styles of our pages."""

from __future__ import annotations

from typing import Any

_LIGHT = {
    "primaryColor": "#0a647d",
    "backgroundColor": "#ffffff",
    "secondaryBackgroundColor": "#eef1f3",
    "textColor": "#17212b",
    "borderColor": "#d3dade",
}
_DARK = {
    "primaryColor": "#5fc4dd",
    "backgroundColor": "#1b2229",
    "secondaryBackgroundColor": "#10161c",
    "textColor": "#e9eef2",
    "borderColor": "#35404a",
}
_LOOK = {
    "theme.showWidgetBorder": True,
    "theme.baseRadius": "small",
    "theme.font": "'Segoe UI', 'Helvetica Neue', 'DejaVu Sans', Arial, sans-serif",
}

SMALL = "(max-width: 700px), (max-height: 520px)"
"""A window in which panels cover the map; ``client/src/map/screen.ts`` has the same limits, and those of a large one."""

PAGE_STYLE = f"""<style>
:root {{ --posture-zoom: 1; --posture-header: 3rem; --posture-top: calc(var(--posture-header) * var(--posture-zoom)); }}
@media (min-width: 1920px) and (min-height: 880px) {{ :root {{ --posture-zoom: 1.25; }} }}
@media (min-width: 2880px) and (min-height: 1350px) {{ :root {{ --posture-zoom: 1.5; }} }}
@media (min-width: 3840px) and (min-height: 1800px) {{ :root {{ --posture-zoom: 2; }} }}
@media (min-width: 5760px) and (min-height: 2700px) {{ :root {{ --posture-zoom: 3; }} }}
@media (max-height: 520px) {{ :root {{ --posture-header: 2.1rem; }} }}
@media (max-height: 300px) {{ :root {{ --posture-header: 1.75rem; }} }}
[data-testid="stHeader"] {{
  height: var(--posture-header); min-height: var(--posture-header); zoom: var(--posture-zoom);
}}
[data-testid="stMainBlockContainer"] {{ padding: calc(var(--posture-top) + 0.75rem) 2rem 1rem; }}
[data-testid="stMainBlockContainer"] [data-testid="stVerticalBlock"] {{ gap: 0.6rem; }}
[data-testid="stMainBlockContainer"] [data-testid="stMarkdownContainer"] h1 {{
  padding: 0 0 0.3rem; font-size: 1.5rem; font-weight: 600;
}}
[data-testid="stLayoutWrapper"]:has(> .st-key-posture-marking) {{
  position: sticky; top: var(--posture-top); z-index: 99; width: calc(100% + 4rem); max-width: none; margin: -0.75rem -2rem 0;
}}
.st-key-posture-marking [data-testid="stElementContainer"] {{ opacity: 1 !important; }}
.st-key-posture-marking {{ min-height: 22px; background: light-dark(#17212b, #3d4a56); }}
@media {SMALL} {{
  [data-testid="stMainBlockContainer"] {{ padding-inline: 0.75rem; }}
  [data-testid="stLayoutWrapper"]:has(> .st-key-posture-marking) {{
    width: calc(100% + 1.5rem); margin-inline: -0.75rem;
  }}
}}
[data-testid="stButtonGroup"] button, .st-key-posture-steps button {{
  padding: 0 0.6rem; min-height: 1.9rem; font-size: 0.86rem;
}}
@media (prefers-color-scheme: dark) {{ [data-testid^="stBaseButton-primary"]:not(:disabled) p {{ color: #08222b; }} }}
[data-testid="stCaptionContainer"] {{ opacity: 0.85; }}
[data-testid="stMainBlockContainer"] :is([data-testid="stWidgetLabel"], [data-testid="stWidgetLabel"] *) {{ color: inherit; }}
@media (forced-colors: active) {{
  .st-key-posture-marking {{ border-block: 1px solid CanvasText; }}
  a[aria-current="page"], [data-testid="stButtonGroup"] [aria-checked="true"] {{ outline: 2px solid Highlight; }}
}}
.stMarkdownEllipsis, .stMarkdownEllipsis p {{ white-space: normal; overflow: visible; }}
[data-testid="stButtonGroup"] [role="radiogroup"] {{ flex-wrap: wrap; overflow: visible; mask: none; row-gap: 0.25rem; }}
[data-testid="stDecoration"], [data-testid="stStatusWidget"], [data-testid="stElementToolbar"] {{ display: none; }}
</style>"""

COMPARE_REM = 3.1
"""Height of the strip above the compared map, in rem."""

_IN_FLOW = """
@media (max-width: 700px) {
  :root { --posture-position: relative; --posture-inset: 0; --posture-height: 86svh; }
}
"""
"""On a narrow window the map stands below what is chosen above it, and the page scrolls."""

OFFER_STYLE = """<style>
@media (min-width: 641px) { :root { --posture-grid-height: calc(100vh - 23.3rem); } }
</style>"""
"""The page Plan with an offered draft above its grid."""

COMPARE_STYLE = f"""<style>
:root {{ --posture-top: calc(var(--posture-header) * var(--posture-zoom) + {COMPARE_REM}rem); }}
[data-testid="stMainBlockContainer"] {{ padding-top: calc(var(--posture-header) * var(--posture-zoom) + 0.2rem); }}
{_IN_FLOW}</style>"""

IMPORT_STYLE = """<style>
:root { --posture-position: relative; --posture-inset: 0; --posture-height: 75svh; }
[data-testid="stFileUploaderDropzoneInstructions"], .stFileChipName + div { display: none; }
</style>"""
"""The page Plan with a map in its flow, and a box for a file that says nothing beside what we say below it."""

ANALYSIS_SHARE = 40
"""Share of the screen's width, in per cent, for questions and tables beside the map."""

_ACROSS = """
@media (min-width: 701px) {
  [data-testid="stLayoutWrapper"]:has(> .st-key-posture-marking) {
    position: fixed; z-index: 1200; left: 0; right: 0; width: auto; margin: 0;
  }
  [data-testid="stMainBlockContainer"] { padding-top: calc(var(--posture-top) + 22px + 0.6rem); }
  .posture .posture-marking { visibility: hidden; }
}
"""
"""On a wide window the band goes across the questions and the map, whose own band it covers."""

ANALYSIS_STYLE = f"""<style>
:root {{ --posture-left: {ANALYSIS_SHARE}vw; }}
[data-testid="stMainBlockContainer"] {{
  max-width: {ANALYSIS_SHARE}vw; margin-right: auto; margin-left: 0;
  padding: calc(var(--posture-top) + 0.6rem) 1rem 1rem 1.25rem;
}}
{_ACROSS}{_IN_FLOW}@media (max-width: 700px) {{
  [data-testid="stMainBlockContainer"] {{ max-width: none; padding-inline: 0.75rem; }}
}}
</style>"""


def theme_options() -> dict[str, Any]:
    """Return the settings of Streamlit that say how it looks, by name."""
    light = {f"theme.light.{name}": value for name, value in _LIGHT.items()}
    return _LOOK | light | {f"theme.dark.{name}": value for name, value in _DARK.items()}
