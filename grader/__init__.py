"""nbgrader plug-ins: damaged submissions are repaired, a score is earned by a check that ran.

A submission goes through these rooms, from the top to the bottom:

========== =======================================================================================
`cells`    the cell format: marker lines, regions that students never see, the cells of a notebook
`intake`   whose file it is, its right name, and every graded cell found again
`run`      what ``nbgrader autograde`` does here: plans each submission and sends it to a machine
`answer`   inside the sandbox: runs the student's cells, and answers questions about them
`checker`  outside: runs the tests, with stand-ins for what is the student's
`protocol` what the two say to each other, and nothing else
`sandbox`  the walls around the one, and what starts it
`results`  scores, the gradebook, the log of a submission, feedback, the instructor's report
`lms`      scores into the files of a learning management system
========== =======================================================================================

``python -m grader report NAME`` tells what happened to an assignment.
"""
