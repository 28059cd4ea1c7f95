"""Programs that people run; ``python -m tools.NAME --help`` says how.

=================  ==================================================  ============================
`environment`      makes ``.venv`` and ``.colab-mirror``               ``make setup``, every task
`doctor`           says what this machine lacks and how to get it      ``make doctor``
`run_lessons`      runs every lesson, writes how long each takes       ``make lessons``
`studies`          do the findings hold on new seeds                   ``make studies``
`rehearsal`        a simulated class plays a term with nbgrader        ``make rehearse``
`grading_report`   what the tests accept and reject, both ways         ``make grading-report``
`judge_answers`    what answers of outsiders are told
`check_solutions`  the solutions pass; are enough answers there?       ``make check``
`alike_classes`    what ``alike`` finds in classes made for it
`mutants`          faulty variants of the reference solutions
`attacks`          hostile submissions, here and with stock nbgrader   ``make attack-report``
`compatibility`    nbgrader's own tests, stock and with our plug-ins   ``make compatibility``
`screenshots`      takes the pictures of the README anew
=================  ==================================================  ============================

The first two need the standard library alone. The others play the answers of ``tests/answers/`` or
run notebooks as tests do (``tests/support/``): evidence is kept once, with the tests, and programs
read it there. Tests in turn try the programs, in ``tests/tools/``.
"""
