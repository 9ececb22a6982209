"""The text of a file that is edited, and its bytes: what its encoding cannot write back is not lost."""

from __future__ import annotations

import codecs

from geo.columns import TableSpec
from geo.reading.encodings import Evidence
from geo.reading.line_ends import with_usual_ends
from geo.reading.text import lossless

CONVERTED_CODEC = "utf-8"


class FileText:
    """A file as text.

    Parameters
    ----------
    data
        Bytes of the file; empty for an absent one.
    spec
        The table of the file: by its columns, line ends that are none are known.
    evidence
        What the other files of the plan tell of its encoding.

    Attributes
    ----------
    text
        The file as text.
    loses_bytes
        Whether the file holds bytes that its encoding cannot write back.
    """

    def __init__(self, data: bytes, spec: TableSpec, evidence: Evidence) -> None:
        self._bom, self._codec, written = lossless(data, evidence)
        self.text, self._sign = with_usual_ends(written, spec)
        self.loses_bytes = bool(data) and self._bytes_of(self.text) != data

    def encoded(self, text: str, *, convert: bool = False) -> bytes:
        """Return a text as the bytes to write to the file.

        Parameters
        ----------
        text
            The whole file, changed.
        convert
            Whether to write UTF-8 with a byte order mark, as Excel does, instead of the file's own encoding.

        Raises
        ------
        UnicodeEncodeError
            Without ``convert``: if the file's encoding lacks a character of the text, or :attr:`loses_bytes`.
        """
        if convert:
            return codecs.BOM_UTF8 + text.encode(CONVERTED_CODEC, "replace")
        if self.loses_bytes:
            raise UnicodeEncodeError(self._codec, text, 0, 1, "the file's bytes are damaged")
        return self._bytes_of(text)

    def _bytes_of(self, text: str) -> bytes:
        written = text.replace("\n", self._sign) if self._sign else text
        return self._bom + written.encode(self._codec, "surrogateescape")
