"""Grades the submissions of an assignment, several at a time.

==================  ==============================================================================
`batch`             the run: takes submissions in, has them run, enters what came of them
`plan`              turns a repaired notebook into a request: what is to be run
`workers`           sends requests to this machine, or to those of a cluster (`dask`)
`requirements`      what a machine must do and be to get any
`processes`         the processes that run them here: one that answers, one that checks
`fingerprint`       a key of the tests, the software and the settings, by which work is graded anew
`nbgrader_options`  what nbgrader's own options ask for
`on_windows`        says where to grade instead
`progress`          the bar, and the summary in the log
==================  ==============================================================================
"""
