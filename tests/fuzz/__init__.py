"""The properties of the unit tests, with inputs that coverage leads to: ``tox -e fuzz``."""
