"""Both sources of YAML events: what one refuses, the other must refuse in the same place."""

from __future__ import annotations

import pytest
import yaml

BOTH_PARSERS = pytest.mark.parametrize(
    "loader", [yaml.CSafeLoader, yaml.SafeLoader], ids=["libyaml", "python"]
)
