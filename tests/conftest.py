"""What all tests have: their processes, and one hypothesis profile.

The profile tries few examples and always the same, or as many as one asks:
``PODCAST_EXAMPLES=5000`` tries that many of each property, others each time, and remembers in
``.hypothesis`` what failed.
"""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    import pytest

_EXAMPLES = int(os.environ.get('PODCAST_EXAMPLES', '0'))
settings.register_profile(
    'project',
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=_EXAMPLES or 50,
    derandomize=not _EXAMPLES,
)
settings.load_profile('project')

# A run keeps thousands of tests, each of which makes little garbage: to look for it less often
# spares a tenth of the time.
gc.set_threshold(20_000, 20, 20)


def pytest_configure(config: pytest.Config) -> None:
    """Give all tests of a module to one process, in their order: they share what is built."""
    if config.getoption('dist', 'no') == 'load':
        config.option.dist = 'loadfile'
