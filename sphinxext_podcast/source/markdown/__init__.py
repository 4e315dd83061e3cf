"""Hugo's Markdown: what its rules read otherwise than MyST's."""
