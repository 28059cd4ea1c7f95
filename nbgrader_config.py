"""nbgrader's configuration; the folder of this file is the course directory."""

c = get_config()  # noqa: F821 -- nbgrader provides it

c.ClearSolutions.code_stub = {"python": "...  # YOUR CODE HERE"}
# Marking schemes stand in written-answer cells; nbgrader expects them in task cells only.
c.ClearMarkScheme.enforce_metadata = False
