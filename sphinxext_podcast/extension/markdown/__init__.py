"""Articles as MyST-Parser reads them, with Hugo's rules.

::

    parser          which parser reads a document, with which options
    renderer        tokens to nodes where Hugo means something else
    transforms      ids of headings, typography, rules
    unseen_marks    ** that stays on the page beside Chinese punctuation
    summary_divider <!--more-->
"""
