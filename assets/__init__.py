"""When and where: Dagster assets, checks, jobs, schedules, sensors, storage and the command line."""
