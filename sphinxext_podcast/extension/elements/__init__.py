"""HTML that docutils lacks: nodes, their visitors, and what is done to paragraphs."""
