"""The trusted side of the sandbox: it starts workers, tells them what to do, and believes little.

==============  ===================================================================================
`job`           what a worker is to do and what came of it (`plain`: as data for any wire)
`limits`        how much of everything a submission may have, and which walls must stand
`layers`        which walls this machine offers
`view`          what a process in the sandbox sees: files, folders, environment variables
`zygotes`       starts a process that has imported the libraries, and has it fork workers
`conversation`  messages to a worker and from it, within the time that there is
`session`       one submission in one worker, from the first cell to the last
`proofs`        turns a test into code that proves that it ran, and into controls that must fail
`outputs`       what of a worker's outputs is believed and kept
==============  ===================================================================================
"""
