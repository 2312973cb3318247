"""Destinations and fragments: what refers to certificates."""
