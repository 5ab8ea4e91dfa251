"""What a text claims: trade, pledges, projects, agreements, events."""
