"""Where Hugo says that something is: for comparing with its messages."""

from __future__ import annotations


def place(text: str, offset: int) -> tuple[int, int]:
    """Return the line of *offset* in *text* and its column in bytes, both from 1, as Hugo does."""
    begin = text.rfind('\n', 0, offset) + 1
    column = len(text[begin:offset].encode('utf-8', 'surrogatepass'))
    return text.count('\n', 0, offset) + 1, column + 1
