"""nbgrader plug-ins: damaged submissions are repaired, a score is earned by a check that ran.

What happens to a submission, in this order; each step is a module of this package:

=============  ====================================================================================
`collect`      finds out whose file it is in what an LMS exports (``nbgrader zip_collect``)
`batch`        what ``nbgrader autograde`` does here: all of the below, for each `submission`
`intake`       gives a renamed notebook its name back, refuses what is no notebook
`repair`       finds each graded cell again and rebuilds its metadata (`matching`, `expected`)
`written`      an untouched written answer is worth 0; the marking scheme is shown to the grader
`plan`         turns the notebook into a job (`reading` its code; `suspicion`: to be watched?)
`executors`    sends the job to this machine or to a cluster
`sandbox`      the trusted side of the wall: starts workers, believes little of what they say
`worker`       the other side: runs the cells and the tests, beside whatever students wrote
`truth`        a test that did not prove that it ran to its end is never a pass
`ledger`       enters the scores into the gradebook, a submission in one transaction
`feedback`     keeps what a failed check says, hides how it checks
`report`       everything above in one page for the instructor (``python -m grader report NAME``)
`export`       fills a column of the file that an LMS exported (`roster`, `lms`, `table`)
=============  ====================================================================================

What a step did is kept in a record beside the autograded work (`records`). What was graded by what
is told apart by a key (`fingerprint`), so that unchanged work is not graded again.
"""
