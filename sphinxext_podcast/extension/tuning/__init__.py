"""What is changed in Sphinx and MyST-Parser themselves, in one place, each with its reason.

speed      what is done once for each document or page, and need not be
addresses  where pages are, and how their addresses are written
doctrees   which doctrees are in memory
index      Sphinx's own index of the search
steps      what builders do in the middle of a step

A test in `tests/build/test_tuning` says when each that makes builds quicker can go.
"""
