"""How one table becomes the next: pure functions, without disk, clock, network, environment or Dagster."""
