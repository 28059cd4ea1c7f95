"""What crosses the wall between a student's code and what judges it: all of it, in five modules.

==========  =======================================================================================
`values`    the values that may cross, and how they are written
`rebuilt`   networks and random generators among them
`messages`  the questions, the replies, and the calls that student code makes back
`exact`     whether a field of a message has the type that it should have
`channel`   one message after the other over a socket
==========  =======================================================================================

On one side is the *answer process*, inside the sandbox: it runs the student's cells and answers
questions (`grader.answer`). On the other is the *checker process*, outside: it holds the tests,
the hidden ones too, the expected values and the reference solutions (`grader.checker`).

The checker believes nothing but this: what arrives is a message of `messages`, whose fields have
exactly the types that stand there, made of values of exactly the types that stand in `values`, of
bounded size, number and depth. Reading it calls nothing of the sender's; there is no pickle in
that direction. The answer process believes the checker, so that arguments may go out as they are.

Who starts whom, and who forks whom::

    coordinator                  nbgrader's process or a worker of its own: `grader.run.processes`
    ├── fork server              in the sandbox, nothing run yet: `grader.sandbox.fork_server`
    │   └── supervisor           one for each submission: measures, interrupts and ends
    │       └── answer process   `grader.answer.answers`
    │           └── child        after a `Fork`; its parent waits, and answers again after it
    │               └── ...      only the youngest answers, and gets the supervisor's signals
    └── checker server           loads the assignment: `grader.checker.server`
        └── checker              one for each submission: `grader.checker.session`

The coordinator hands the checker two sockets, of the answer process and of its supervisor.

What happens when a test calls a student's function, ``relu(z)``::

    checker, outside                                    answer process, in the sandbox
    Session._give_names  asks Get(["relu"])        ->   _Answers._get looks it up;
                                                        Handles gives it a number, 4
    StandIns makes a function that stands for it   <-   Got({"relu": function 4})
    the test calls that, and
    AnswerProcess.call   asks Call(function 4, (z,)) -> _Answers._call calls the student's
    ... returns the value, or raises the error     <-   Called(value)

Where the test hands over a function of its own, ``apply(half, z)``, that goes out as a number, too:
it is *lent*. When student code calls it, a `CallBack` comes in the place of the reply, and
`AnswerProcess` calls the function, sends a `Return`, and goes on waiting.

The words for all this:

===========  ======================================================================================
word         what it means
===========  ======================================================================================
handle       the number of something that stays in the answer process
stand-in     what the checker has for a handle; tests take it for the thing itself
lent         a function of the checker's that student code may call, until the test is over
observe      call a function on copies, and tell all that it did, as the checks of the course do
child        a fork of the answer process: what it does to the student's things is gone with it
frozen       a process that waits behind its child, so that it stays as it was
point        a place of the notebook at which tests have their turn (`grader.checker.session`)
supervisor   what measures, interrupts and ends an answer process, for student code may not obey
===========  ======================================================================================

What ends what, in the checker. None of the first six is an `Exception`, which a test or a function
that it lends might catch by accident:

===============  ============================  ==================================================
exception        what has happened             what it ends
===============  ============================  ==================================================
`Died`           the child that answered died  the test, which is lost; the next has a new child.
                                               In a cell: all cells; frozen points are tested
`OutOfTime`      no reply in time              the test and its child, or the cell; if the cell
                                               does not end: its process, as if that had died
`TooSlow`        the checker computed too      the test and its child
                 long by itself
`HungUp`         nobody is there any more      all: what was earned stays
`ProtocolError`  what came is no message       all: what was earned stays
`SystemExit`     a test raised it              the test, by an error
`Stopped`        `session` gives up; it says   all: what was earned stays
                 why
===============  ============================  ==================================================

Without children (TensorFlow) a test that is `OutOfTime` or `TooSlow` is interrupted if a question
is open, and a process that dies is `HungUp`.
"""
