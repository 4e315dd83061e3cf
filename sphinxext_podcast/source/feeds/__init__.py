"""What the feeds of others say, beyond what a reader of feeds understands.

::

    podcast_elements  chapters, people, transcripts of the podcast namespaces
    html_text         the plain text of a description, and where its links lead
"""
