"""What runs inside the sandbox, beside student code: it is given nothing that is worth stealing.

==========  =======================================================================================
`zygote`    imports the libraries once, then forks a process for each submission
`confine`   takes rights away from that process, by whatever the system offers
`guard`     keeps student code from looking into the interpreter that runs it
`state`     remembers the modules that tests rely on, and puts back what was changed
`versions`  tells at once whether dictionaries have changed
`watch`     looks after all that, wherever a function of a suspicious submission is called
`plain`     tells plain values from objects that may lie about themselves
`space`     the names of a test, of which student code sees its own alone
`shell`     runs cells as Jupyter does, and collects what they print and show
`failures`  what made a test fail, with the lines of the student's cells that led there
`driver`    takes cells and tests from the coordinator, one at a time, and answers
`wire`      how the two talk: JSON with a length in front, never pickle
==========  =======================================================================================

Nothing here imports the rest of `grader`. Tests arrive compiled, one by one; they are never on a
disk, in the environment or in the history of inputs, and are gone when they have run.
"""
