"""What runs inside the sandbox, with the student's code: it has nothing that is worth stealing.

===============  ==================================================================================
`answers`        runs cells, and answers the checker's questions one by one
`handles`        what of the student's is no plain data: kept here, and spoken of by number
`keras_models`   the few questions about Keras models
`shell`          runs cells as Jupyter does, and collects what they print and show
`empty_modules`  stands in for libraries that hold an assignment's answers
===============  ==================================================================================

Student code may do here whatever the sandbox lets it: there are no tests, no expected values and no
reference solutions in this process, and what it says is believed by nobody (`grader.protocol`).
"""
