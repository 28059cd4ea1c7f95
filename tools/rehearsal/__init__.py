"""A simulated class plays a term with real nbgrader commands: ``python -m tools.rehearsal``.

==========  ====================================================================
`course`    a course directory that is thrown away
`paper`     an assignment as students see it
`rounds`    spreads the answers of a bank over as few notebooks as will do
`students`  the class, and what each should get
`term`      the play itself
`table`     what came of it
==========  ====================================================================
"""
