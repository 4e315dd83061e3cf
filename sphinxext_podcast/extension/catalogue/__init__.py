"""The store between builds, and what is made of it: library, groups, list pages, feeds."""
