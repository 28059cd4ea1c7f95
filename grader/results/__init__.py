"""What came of a run, for the gradebook, the student and the instructor.

===========  ====================================================================================
`scoring`    a test that did not prove that it ran to its end is never a pass
`gradebook`  enters the scores, a submission in one transaction
`log`        what was done to a submission, kept in a file beside the autograded work
`feedback`   keeps what a failed check says, hides how it checks
`report`     everything above on one page for the instructor
===========  ====================================================================================
"""
