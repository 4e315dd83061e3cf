"""The categories of podcasts: those of Apple Podcasts, which other directories use, too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_TABLE = """\
Arts: Books|Design|Fashion & Beauty|Food|Performing Arts|Visual Arts
Business: Careers|Entrepreneurship|Investing|Management|Marketing|Non-Profit
Comedy: Comedy Interviews|Improv|Stand-Up
Education: Courses|How To|Language Learning|Self-Improvement
Fiction: Comedy Fiction|Drama|Science Fiction
Government:
Health & Fitness: Alternative Health|Fitness|Medicine|Mental Health|Nutrition|Sexuality
History:
Kids & Family: Education for Kids|Parenting|Pets & Animals|Stories for Kids
Leisure: Animation & Manga|Automotive|Aviation|Crafts|Games|Hobbies|Home & Garden|Video Games
Music: Music Commentary|Music History|Music Interviews
News: Business News|Daily News|Entertainment News|News Commentary|Politics|Sports News|Tech News
Religion & Spirituality: Buddhism|Christianity|Hinduism|Islam|Judaism|Religion|Spirituality
Science: Astronomy|Chemistry|Earth Sciences|Life Sciences|Mathematics|Natural Sciences|Nature\
|Physics|Social Sciences
Society & Culture: Documentary|Personal Journals|Philosophy|Places & Travel|Relationships
Sports: Baseball|Basketball|Cricket|Fantasy Sports|Football|Golf|Hockey|Rugby|Running|Soccer\
|Swimming|Tennis|Volleyball|Wilderness|Wrestling
Technology:
True Crime:
TV & Film: After Shows|Film History|Film Interviews|Film Reviews|TV Reviews
"""

#: Every category with its parts.
CATEGORIES = {
    name: tuple(parts.strip().split('|')) if parts else ()
    for name, _, parts in (line.partition(':') for line in _TABLE.splitlines())
}


class Topic(NamedTuple):
    """A category of Apple Podcasts, and a part of it or ``''``."""

    name: str
    part: str = ''

    @property
    def fault(self) -> str:
        """What is wrong with it and what to choose from; ``''`` if Apple Podcasts knows it."""
        if self.name not in CATEGORIES:
            known = ', '.join(CATEGORIES)
            return f'{self.name!r} is no category of Apple Podcasts; choose from {known}'
        if self.part and self.part not in CATEGORIES[self.name]:
            known = ', '.join(CATEGORIES[self.name])
            advice = f'choose from {known}' if known else f'write {self.name!r} alone'
            return f'{self.part!r} is no part of {self.name!r} in Apple Podcasts; {advice}'
        return ''


def topic(text: str) -> Topic:
    """Read a category: ``Technology``, or with its part ``Science > Physics``."""
    name, _, part = text.partition('>')
    return Topic(name.strip(), part.strip())


def usable(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """Return the *topics* that Apple Podcasts knows, without the parts that it does not."""
    return tuple(
        Topic(name, part if part in CATEGORIES[name] else '')
        for name, part in topics
        if name in CATEGORIES
    )
