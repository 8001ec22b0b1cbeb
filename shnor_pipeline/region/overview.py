"""Where every municipality of a region stands, in a line."""

from __future__ import annotations

from dataclasses import dataclass

from shnor_pipeline.intake.register import ACCEPTED_STATES, ATTENTION_STATES
from shnor_pipeline.orchestration.freshness import stale_years
from shnor_pipeline.orchestration.opening import close_warehouses, open_warehouse
from shnor_pipeline.settings import SETTINGS_FILE, Settings, load_settings


@dataclass(frozen=True)
class Standing:
    """A municipality: files accepted, files that need attention, report sets issued, school years not recomputed."""

    name: str
    accepted: int = 0
    attention: int = 0
    reports: int = 0
    stale: int = 0


def overview(region: Settings) -> list[Standing]:
    """Return a line per municipality, in the order of the settings; one without a folder has nothing yet."""
    found = []
    for item in region.municipalities:
        home = region.municipality_home(item.code)
        if not (home / SETTINGS_FILE).is_file():
            found.append(Standing(item.name))
            continue
        settings = load_settings(home)
        warehouse = open_warehouse(settings)
        states = warehouse.read("register_submissions", columns=["state"])["state"]
        found.append(
            Standing(
                item.name,
                int(states.isin(ACCEPTED_STATES).sum()),
                int(states.isin(ATTENTION_STATES).sum()),
                len(warehouse.read("register_reports", columns=["report_set"])),
                len(stale_years(settings, warehouse)),
            )
        )
        warehouse.close()
        close_warehouses()
    return found
