"""A simulated class plays a term with real nbgrader commands: ``python -m tools.rehearsal``.

=============  =================================================================
`course`       a course directory that is thrown away
`paper`        an assignment as students see it
`rounds`       spreads the answers of a bank over as few notebooks as will do
`students`     what can be handed in, and what each should get
`term`         an assignment, from release to grades
`pupils`       a class of 40, and the files of three LMS that name it
`handed_in`    what that class uploads
`whole_class`  from the roster to three LMS, with all that happens on the way
`counts`       what came of that class, against what was put in
`table`        who got what, and why
=============  =================================================================
"""
