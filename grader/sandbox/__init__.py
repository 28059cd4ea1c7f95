"""The trusted side of the sandbox: it starts workers, tells them what to do, and believes little.

===========  ======================================================================================
`job`        what a worker is to do and what came of it, as plain data
`limits`     how much of everything a submission may have, and which walls must stand
`layers`     which walls this machine offers
`zygotes`    starts a process that has imported the libraries, and has it fork workers
`session`    one submission in one worker, from the first cell to the last
`tests`      turns a test cell into code that proves that it ran, and controls that must fail
===========  ======================================================================================
"""
