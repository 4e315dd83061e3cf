"""Articles as MyST-Parser reads them, with Hugo's rules.

::

    parser          which parser reads a document, with which options
    renderer        tokens to nodes where Hugo means something else
    transforms      ids of headings, typography, rules
    summary_divider <!--more-->
"""
