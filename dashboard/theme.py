"""How Streamlit looks and behaves, as command-line settings: it finds a config file only in the working directory."""

from __future__ import annotations

_LIGHT = {
    "primaryColor": "#0b6e8a",
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
_SETTINGS = {
    "server.address": "127.0.0.1",
    "server.headless": "true",
    "server.fileWatcherType": "none",
    "server.runOnSave": "false",
    "server.enableStaticServing": "false",
    "browser.gatherUsageStats": "false",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "theme.showWidgetBorder": "true",
    "theme.baseRadius": "small",
    "theme.font": "'Segoe UI', 'Helvetica Neue', 'DejaVu Sans', Arial, sans-serif",
}

HEADER_REM = 3.0
"""Height of the page header with the navigation, in rem."""

PAGE_STYLE = f"""<style>
:root {{ --posture-top: {HEADER_REM}rem; }}
[data-testid="stHeader"] {{ height: {HEADER_REM}rem; min-height: {HEADER_REM}rem; }}
[data-testid="stMainBlockContainer"] {{ padding: {HEADER_REM + 0.75}rem 2rem 1rem; }}
[data-testid="stMainBlockContainer"] [data-testid="stVerticalBlock"] {{ gap: 0.6rem; }}
[data-testid="stMainBlockContainer"] h4 {{ padding: 0 0 0.3rem; }}
[data-testid="stButtonGroup"] button {{ padding: 0 0.6rem; min-height: 1.9rem; font-size: 0.86rem; }}
@media (prefers-color-scheme: dark) {{ [data-testid="stBaseButton-primary"]:not(:disabled) p {{ color: #08222b; }} }}
.stMarkdownEllipsis, .stMarkdownEllipsis p {{ white-space: normal; overflow: visible; }}
[data-testid="stButtonGroup"] [role="radiogroup"] {{ flex-wrap: wrap; overflow: visible; mask: none; row-gap: 0.25rem; }}
[data-testid="stDecoration"], [data-testid="stStatusWidget"], [data-testid="stElementToolbar"] {{ display: none; }}
</style>"""

COMPARE_REM = 3.1
"""Height of the strip above the compared map, in rem."""

COMPARE_STYLE = f"""<style>
:root {{ --posture-top: {HEADER_REM + COMPARE_REM}rem; }}
[data-testid="stMainBlockContainer"] {{ padding-top: {HEADER_REM + 0.2}rem; }}
</style>"""


ANALYSIS_SHARE = 40
"""Share of the screen's width, in per cent, for questions and tables beside the map."""

ANALYSIS_STYLE = f"""<style>
:root {{ --posture-left: {ANALYSIS_SHARE}vw; }}
[data-testid="stMainBlockContainer"] {{
  max-width: {ANALYSIS_SHARE}vw; margin-right: auto; margin-left: 0; padding: {HEADER_REM + 0.6}rem 1rem 1rem 1.25rem;
}}
</style>"""


def streamlit_settings(port: int) -> list[str]:
    """Return every Streamlit setting as command-line flags, with the port to serve on."""
    settings = _SETTINGS | {"server.port": str(port)}
    settings |= {f"theme.light.{k}": v for k, v in _LIGHT.items()} | {f"theme.dark.{k}": v for k, v in _DARK.items()}
    return [f"--{name}={value}" for name, value in settings.items()]
