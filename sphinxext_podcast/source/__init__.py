"""From text to the model, without Sphinx."""
