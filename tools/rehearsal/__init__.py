"""A simulated class plays a term with real nbgrader commands: ``python -m tools.rehearsal``.

`course` is a course directory that is thrown away, `small` an assignment for fast tests,
`paper` an assignment as students see it, `students` the class and what each should get,
`term` the play itself, `table` what came of it.
"""
