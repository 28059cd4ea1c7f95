"""What came of a run, for the gradebook, the student and the instructor.

==================  ==============================================================================
`scoring`           a test that did not prove that it ran to its end is never a pass
`gradebook`         enters the scores, a submission in one transaction
`verdicts`          how each test ended, test by test
`log`               what was done to a submission, kept in a file beside the autograded work
`shown`             what people see of a submission, cleaned when it is written
`markup`            its Markdown and HTML
`pictures`          its images and drawings
`printable`         text on its way to a terminal, a log or a page
`feedback`          keeps what a failed check says, hides how it checks
`late`              late policies
`collection`        what became of each upload
`course_directory`  nbgrader's configuration, and where the gradebook is
`report`            everything above on one page for the instructor
==================  ==============================================================================
"""
