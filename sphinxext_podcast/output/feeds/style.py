"""How a feed looks when somebody opens it in a browser.

A stylesheet, since browsers take away what could turn a feed into a page (XSLT): the title, a
hint for those who do not know what a feed is, and the entries with address, date and summary.
"""

from __future__ import annotations

from sphinxext_podcast.output.characters import line

_RULES = """\
@namespace atom 'http://www.w3.org/2005/Atom';
:root {
  color-scheme: light dark;
  display: block;
  max-width: 45rem;
  margin: 0 auto;
  padding: 1.5rem;
  font: 100%/1.6 system-ui, sans-serif;
}
channel,
item,
atom|entry {
  display: block;
}
channel > *,
item > *,
atom|feed > *,
atom|entry > * {
  display: none;
}
:root::before {
  content: HINT;
  display: block;
  margin-bottom: 1.5rem;
  padding: 0.75rem 1rem;
  border: 1px solid;
  border-radius: 0.5rem;
}
channel > |title,
atom|feed > atom|title {
  display: block;
  font-size: 1.75rem;
  font-weight: 700;
}
channel > |description,
atom|feed > atom|subtitle {
  display: block;
}
channel > item,
atom|feed > atom|entry {
  display: block;
  margin-top: 1.5rem;
  padding-top: 1.5rem;
  border-top: 1px solid;
}
item > |title,
atom|entry > atom|title {
  display: block;
  font-size: 1.25rem;
  font-weight: 700;
}
item > |link,
item > |pubDate,
atom|entry > atom|published {
  display: block;
  font-size: 0.875rem;
  overflow-wrap: anywhere;
}
atom|entry > atom|link[rel='alternate'] {
  display: block;
  font-size: 0.875rem;
  overflow-wrap: anywhere;
}
atom|entry > atom|link[rel='alternate']::before {
  content: attr(href);
}
item > |description,
atom|entry > atom|summary {
  display: block;
  margin-top: 0.5rem;
}
"""


def feed_style(hint: str) -> str:
    """Return the stylesheet; *hint* says in a sentence what to do with a feed."""
    return _RULES.replace('HINT', _string(hint))


def _string(text: str) -> str:
    """Return *text* as a string in CSS."""
    written = line(text).replace('\\', '\\\\').replace("'", "\\'")
    return f"'{written}'"
