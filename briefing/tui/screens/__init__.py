"""Screens: where widgets meet."""
