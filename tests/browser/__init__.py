"""A built course in a real browser."""
