"""Widgets: each knows the model and its own messages, nothing else."""
