"""What comes in, and what is made of it before it is graded.

===============  ================================================================================
`uploads`        each upload of an LMS's archive to its owner (``nbgrader zip_collect``)
`archives`       unpacks within bounds, and nowhere else
`safe_names`     names of others as names of files here
`owners`         whose upload it is, by the roster and by the archive's other names
`versions`       which of several versions counts, and which are copies
`beside`         Blackboard's notes and Moodle's worksheets
`files`          gives a renamed notebook its name back, refuses what is no notebook
`cell_matching`  finds each graded cell of a damaged notebook again
`duplicates`     says which copy of a cell counts
`repair`         rebuilds the metadata of the cells, and puts them in order
`written`        an untouched written answer is worth 0; the grader sees the marking scheme
`submission`     one student's submission on its way through, and the key of its content
===============  ================================================================================
"""
