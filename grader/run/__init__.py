"""Grading a batch of submissions, several at a time, here or on a cluster."""
