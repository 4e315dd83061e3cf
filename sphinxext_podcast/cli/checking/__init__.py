"""``sphinx-podcast check``: what is wrong with the articles of a project, without a build.

::

    finding       one fault: rule, file, line, what to do, and the change that mends it
    rules         all rules, applied to a project
    known         what the rules know of a project: its addresses, its files
    body          the text of a document, taken apart; restructured that of another markup
    front_matter  rules about front matter
    players       rules about players
    links         rules about links and files that lead to nothing; anchors headings and ids
    words         rules about headings, emphasis, shortcodes
    groups        rules about terms and series
    published     addresses that were published and would be gone
    fixes         mending what can be mended
    report        findings as lines, as JSON, as annotations of GitHub
"""
