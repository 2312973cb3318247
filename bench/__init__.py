"""Measurements of the real service: ratios in one run, each against a floor that is measured in the same run."""
