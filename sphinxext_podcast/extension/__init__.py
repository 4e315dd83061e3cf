"""The Sphinx extension: the only folder that imports Sphinx or docutils."""
