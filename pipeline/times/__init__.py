"""Dates, periods and deadlines in English prose."""
