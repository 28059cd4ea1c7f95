"""Learning management systems: scores into the gradebook file that one exported.

==============  =================================================================================
`export`        the plug-ins: ``nbgrader export --exporter=grader.lms.export.CanvasExporter``
`formats`       what Canvas, Moodle and Blackboard write, and which column is the assignment's
`roster`        who earned what, and which row is theirs
`csv_in_place`  a CSV file in which single cells change and every other byte stays
==============  =================================================================================
"""
