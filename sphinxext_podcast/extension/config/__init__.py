"""The options of ``conf.py``, and what they amount to."""
