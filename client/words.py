"""Write the client's texts, ``geo/words/en/browser``, as TypeScript, so that its compiler knows every key and value.

Run with ``--check``, it writes nothing and fails where the file is not what the catalogue says.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from geo.words.catalogue import browser_messages
from geo.words.language import SOURCE

TEXTS = Path(__file__).with_name("src") / "words" / "english.ts"
HEAD = "// Generated from geo/words/en/browser; change it there, then run make contract.\n\nexport const ENGLISH = "


def texts() -> str:
    """Return the module with every message of the client."""
    return f"{HEAD}{json.dumps(browser_messages(SOURCE), ensure_ascii=False, indent=2, sort_keys=True)} as const;\n"


def main() -> int:
    """Write the file, or check it; return the exit code."""
    if "--check" not in sys.argv:
        TEXTS.write_text(texts(), encoding="utf-8")
    elif not TEXTS.exists() or TEXTS.read_text(encoding="utf-8") != texts():
        print("client/src/words/english.ts is not what geo/words/en/browser says: run make contract", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
