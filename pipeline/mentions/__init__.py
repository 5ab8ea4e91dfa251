"""Who and where is spoken of: states, groups, organisations, people, places."""
