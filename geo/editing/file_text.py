"""The text of a file that is edited, and its bytes: what its encoding cannot write back is not lost."""

from __future__ import annotations

import codecs

from geo.reading.text import lossless

CONVERTED_CODEC = "utf-8"


class FileText:
    """A file as text.

    Parameters
    ----------
    data
        Bytes of the file; empty for an absent one.

    Attributes
    ----------
    text
        The file as text.
    loses_bytes
        Whether the file holds bytes that its encoding cannot write back.
    """

    def __init__(self, data: bytes) -> None:
        self._bom, self._codec, self.text = lossless(data)
        self.loses_bytes = bool(data) and (self._bom + self.text.encode(self._codec, "surrogateescape") != data)

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
        return self._bom + text.encode(self._codec, "surrogateescape")
