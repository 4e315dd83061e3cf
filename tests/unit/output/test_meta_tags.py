"""The tags of a page's head."""

from __future__ import annotations

from sphinxext_podcast.output import meta_tags


def test_a_description_is_one_line_of_text() -> None:
    assert meta_tags.description(' 他說「<b>」\n& "more" ') == (
        '<meta name="description" content="他說「&lt;b&gt;」 &amp; &quot;more&quot;" />\n'
    )
