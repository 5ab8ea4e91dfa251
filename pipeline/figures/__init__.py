"""Number, unit, currency and bound: every quantity of a text."""
