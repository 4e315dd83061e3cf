"""One hypothesis profile for all tests: time says nothing, and CI repeats itself."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    'project',
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize='CI' in os.environ,
)
settings.load_profile('project')
