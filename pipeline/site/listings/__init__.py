"""What the site lists, one query a table."""
