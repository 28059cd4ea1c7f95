"""What judges, outside the sandbox: it holds the tests, and sees the student's things as stand-ins.

==============  ===================================================================================
`server`        loads what an assignment needs, then forks a checker for each submission
`session`       one submission, from the first cell to the last
`running`       runs one test cell, unchanged, and says how it ended
`answer`        the answer process, as the checker knows it: something that can be asked
`stand_ins`     functions, models and histories of the student's, as tests see them
`code`          what can be read in the submitted code, which is never run here
`discreet`      which texts of the student's may be repeated in a message
`clock`         how much time the answer process has used, and may
==============  ===================================================================================

A checker process serves one submission, so that nothing of one student's gets to the next.
"""
