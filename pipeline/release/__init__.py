"""The contract's outputs: Arrow tables, DuckDB statements, views, the data dictionary and the cross-table checks."""
