"""The layers around student code, and how processes are started inside them.

================  ================================================================================
`limits`          how much of everything a submission may have, and what they must keep
`layers`          which layers this machine offers
`filesystem`      what a process in the sandbox sees: files, folders, environment variables
`answer_server`   starts a process that has imported the libraries, and has it fork others
`outputs`         what of a cell's outputs is believed and kept
================  ================================================================================

And inside them, beside `grader.answer`:

================  ================================================================================
`fork_server`     imports the libraries once, then forks an answer process for each submission
`permissions`     takes rights away from that process, by whatever the system offers
`processor_time`  how much processor time a process and its children have used
================  ================================================================================
"""
