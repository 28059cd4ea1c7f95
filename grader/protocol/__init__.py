"""What crosses the wall between a student's code and what judges it: all of it, in four modules.

==========  =======================================================================================
`values`    the values that may cross, and how they are written
`rebuilt`   networks and random generators among them
`messages`  the questions, the replies, and the two things that student code may say by itself
`channel`   one message after the other over a socket
==========  =======================================================================================

On one side is the *answer process*, inside the sandbox: it runs the student's cells and answers
questions (`grader.answer`). On the other is the *checker process*, outside: it holds the tests,
the hidden ones too, the expected values and the reference solutions (`grader.checker`).

The checker believes nothing but this: what arrives is a message of `messages`, whose fields have
exactly the types that stand there, made of values of exactly the types that stand in `values`, of
bounded size, number and depth. Reading it calls nothing of the sender's; there is no pickle in
that direction. The answer process believes the checker, so that arguments may go out as they are.
"""
