"""Answers by outsiders, who saw the released notebook alone: what the tests say of each.

``python -m tools.judge_answers ASSIGNMENT FILE`` prints a page about them. Once it has been read
and the tests are mended, ``--take EXERCISE/NAME ...`` moves answers into the bank.
"""
