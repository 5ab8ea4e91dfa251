"""The published views: one file of SQL a view, its meaning and its columns' in the lines above the query."""
