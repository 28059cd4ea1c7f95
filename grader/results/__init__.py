"""What came of a run, for the gradebook, the student and the instructor.

==================  ==============================================================================
`scoring`           a test that did not prove that it ran to its end is never a pass
`kept`              what a person has graded, and nothing has changed since
`gradebook`         enters the scores, a submission in one transaction
`verdicts`          how each test ended, test by test
`log`               what was done to a submission, kept in a file beside the autograded work
`shown`             what people see of a submission, cleaned when it is written
`markup`            its Markdown and HTML
`pictures`          its images and drawings
`printable`         text on its way to a terminal, a log or a page
`quizzes`           what a question's answer gets told
`feedback`          keeps what a failed check says, hides how it checks
`summary`           points by exercise, and why each lost one is
`typeset`           Markdown and math for a page without scripts
`page`              the page that a student gets back, from `templates`
`fresh`             a page older than its grades is made anew
`late`              late policies
`collection`        what became of each upload
`timestamps`        when work was handed in
`brief`             fewer lines on the console
`course_directory`  nbgrader's configuration, and where the gradebook is
`grades`            all grades in one CSV file (``nbgrader export``)
`feedback_zip`      pages back to the LMS (``python -m grader feedback-zip NAME``)
`report`            everything above on one page for the instructor
==================  ==============================================================================
"""
