"""Where in a piece of HTML a place is: in a comment, or within a tag."""

from __future__ import annotations


class Place:
    """A place that moves forward through a *text*, each character of which is looked at once."""

    def __init__(self, text: str) -> None:
        """Stand at the beginning."""
        self.text, self.at = text, 0
        #: Where each mark stands last before the place.
        self.last = dict.fromkeys(('<!--', '-->', '<', '>'), -1)

    def move(self, at: int) -> None:
        """Go on to *at*."""
        for mark in self.last:
            found = self.text.rfind(mark, max(self.at - len(mark) + 1, 0), at)
            self.last[mark] = max(self.last[mark], found)
        self.at = at

    @property
    def in_comment(self) -> bool:
        """Whether the place is in a comment."""
        return self.last['<!--'] > self.last['-->']

    @property
    def in_tag(self) -> bool:
        """Whether the place is between the brackets of a tag."""
        return self.last['<'] > self.last['>']
