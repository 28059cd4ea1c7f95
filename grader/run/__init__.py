"""Grades the submissions of an assignment, several at a time.

=============  ==================================================================================
`batch`        the run: takes submissions in, has them run, enters what came of them
`plan`         turns a repaired notebook into a job (`code_facts` reads its code)
`suspicion`    tells which code must be watched while it is tested
`executors`    sends jobs to this machine, or to those of a cluster (`dask`)
`fingerprint`  a key of the tests, the software and the settings, by which work is graded anew
`progress`     the bar, and the summary in the log
=============  ==================================================================================
"""
