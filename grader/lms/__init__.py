"""Learning management systems: the class out of a file that one exported, and scores into it.

==============  =================================================================================
`export`        the plug-ins: ``nbgrader export --exporter=grader.lms.export.CanvasExporter``
`formats`       what Canvas, Moodle and Blackboard write, and which column is the assignment's
`rows`          who earned what, and which row is theirs
`upload_names`  what Canvas, Moodle and Blackboard write into the names of uploads
`roster`        who is in the class, and what they are called elsewhere
`roster_files`  the class out of what an LMS exported (``python -m grader roster FILE``)
`moodle`        Moodle's files in any language
`dates`         dates in the languages of an LMS
`csv_in_place`  a CSV file in which single cells change and every other byte stays
==============  =================================================================================
"""
