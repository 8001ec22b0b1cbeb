"""Frames in and out of the warehouse, partition by partition.

An asset ``[layer, noun]`` is the table ``layer_noun``. Storing replaces the partition in one transaction; loading
returns the rows of the partitions asked for that exist, so that the first year needs no special case.
"""

import dagster as dg
import pandas as pd

from shnor_pipeline.catalogue import table
from shnor_pipeline.orchestration.metadata import frame_metadata
from shnor_pipeline.orchestration.partitions import school_year_of
from shnor_pipeline.orchestration.working_folder import WorkingFolder
from shnor_pipeline.storage.given_back import LARGE, empty, give_back


def table_name(key: dg.AssetKey) -> str:
    """Return the table of an asset key: its parts joined by an underscore."""
    return "_".join(key.path)


class SqlTables(dg.ConfigurableIOManager):
    """Stores every asset's frame as the warehouse table of the same name."""

    folder: dg.ResourceDependency[WorkingFolder]

    def handle_output(self, context: dg.OutputContext, obj: pd.DataFrame) -> None:
        """Replace the output's school years (or the whole table of an unpartitioned asset) with the frame."""
        name = table_name(context.asset_key)
        where: dict[str, object] = {}
        if table(name).partitioned and context.has_asset_partitions:
            where["school_year"] = [school_year_of(key).start for key in context.asset_partition_keys]
        self.folder.warehouse().replace(name, obj, where)
        context.add_output_metadata(frame_metadata(name, obj))
        if len(obj) >= LARGE:
            # A run in one process holds every output until its end; whoever needs this one reads it from the warehouse.
            empty(obj)
            give_back()

    def load_input(self, context: dg.InputContext) -> pd.DataFrame:
        """Return the rows of the upstream partitions, typed by the catalogue; empty where there are none yet."""
        name = table_name(context.asset_key)
        where: dict[str, object] = {}
        if table(name).partitioned and context.has_asset_partitions:
            where["school_year"] = [school_year_of(key).start for key in context.asset_partition_keys]
        return self.folder.warehouse().read(name, where)
