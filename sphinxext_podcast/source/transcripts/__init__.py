"""Transcripts of every format, without Sphinx: bytes → ``model.transcript.Transcript``.

::

    reader        the one function that others call
    format        encoding and format, by what is in the file
    webvtt, srt   lines of times: timing; the markup below them, and speakers
    podcast_json, whisper, youtube  JSON, whose json_entries have lines, and XML
    podcast_html  the HTML of Podcasting 2.0; plain_text Markdown and text
    recognition   what a speech recognition has made up
"""
