"""What judges, outside the sandbox: it holds the tests, and sees the student's things as stand-ins.

==============  ===================================================================================
`execution`     what is to be done with a submission, and what came of it, as plain data
`checkers`      starts checkers, and gives them submissions
`server`        loads what an assignment needs, then forks a checker for each submission
`course`        the course's own cells, and the names that they leave for tests
`beforehand`    works out what is the same for every submission, before the first
`session`       one submission, from the first cell to the last
`running`       runs one test cell, unchanged, and says how it ended
`answer`        the answer process, as the checker knows it: something that can be asked
`stand_ins`     functions, models and histories of the student's, as tests see them
`tensors`       a function of tensors, inside a layer of the checker's own Keras
`code`          what can be read in the submitted code, which is never run here
`discreet`      which texts of the student's may be repeated in a message
`clock`         how much time the answer process has used, and may
==============  ===================================================================================

A checker process serves one submission, so that nothing of one student's gets to the next.
"""
