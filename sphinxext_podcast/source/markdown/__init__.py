"""Hugo's Markdown: rules that read otherwise than MyST-Parser's.

::

    goldmark        all of them; one module each
    bare_urls, definition_lists, footnotes, headings, named_colons, plain_text, strikethrough,
    tasks, typographer, wide_blanks
    brace_attributes, code_options  what stands in braces
    code_regions    where a text is code
    outline         headings, links, pictures and code of a text, to look them up
"""
