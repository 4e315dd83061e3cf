"""From the model to text, without Sphinx; all escaping lives here."""
