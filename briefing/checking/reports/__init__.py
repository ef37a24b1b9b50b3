"""Reports: what a check found, written for people and for programs."""
