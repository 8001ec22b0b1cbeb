"""What every part of the generator works with: the district, the folder, the truth and the faults so far."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

import numpy as np

from shnor_pipeline.demo.faults import FaultLog
from shnor_pipeline.demo.inbox import Inbox
from shnor_pipeline.demo.model import District, Territory
from shnor_pipeline.demo.truth import Truth


@dataclass
class Making:
    """A generation in progress."""

    seed: int
    district: District
    inbox: Inbox
    truth: Truth
    log: FaultLog

    def rng(self, *names: object) -> np.random.Generator:
        """Return a generator of its own for a named part, so that one part's draws do not move another's."""
        return np.random.default_rng([self.seed, crc32("|".join(map(str, names)).encode())])

    def path(self, territory: Territory, name: str) -> str:
        """Return the path of a territory's file in the inbox."""
        return f"{territory.folder}/{name}" if territory.folder else name

    def plants_in(self, territory: Territory) -> bool:
        """Tell whether faults are planted in the territory: in the first one only."""
        return self.log.enabled and territory == self.district.territories[0]
