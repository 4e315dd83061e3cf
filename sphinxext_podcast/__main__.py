"""Run the command as ``python -m sphinxext_podcast``."""

from __future__ import annotations

import sys

try:
    from .cli.main import main
except ModuleNotFoundError as missing:
    if not missing.name or missing.name.startswith('sphinxext_podcast'):
        raise
    MISSING = f"sphinx-podcast needs {missing.name}: pip install 'sphinxext-podcast[command]'"


def run() -> None:
    """Run the command, or say what it needs."""
    if 'main' not in globals():
        sys.exit(MISSING)
    main()


if __name__ == '__main__':
    run()
