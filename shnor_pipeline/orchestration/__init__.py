"""Everything that talks to Dagster: partitions, resources, IO managers, jobs, schedules, sensors."""
