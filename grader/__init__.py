"""nbgrader plug-ins: damaged submissions are repaired, a score is earned by a check that ran.

What happens to a submission, in this order; each step is a module of this package and is listed
in ``nbgrader_config.py`` (but `export` is chosen on the command line):

=============  ====================================================================================
`collect`      finds out whose file it is in what an LMS exports (``nbgrader zip_collect``)
`intake`       gives a renamed notebook its name back, refuses what is no notebook
`repair`       finds each graded cell again and rebuilds its metadata (`matching`, `expected`)
`written`      an untouched written answer is worth 0; the marking scheme is shown to the grader
`run`          runs the cells, and notes how each one ended
`truth`        a test cell that did not run to its end is never a pass
`attention`    asks in the gradebook for a person, where a score may be unfair
`feedback`     keeps what a failed check says, hides how it checks
`report`       everything above in one page for the instructor (``python -m grader report NAME``)
`export`       fills a column of the file that an LMS exported (`roster`, `lms`, `table`)
=============  ====================================================================================

What a step did is kept in a record beside the autograded work (`records`).
"""
