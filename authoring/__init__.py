"""Turns the manuscript into notebooks.

``python -m authoring build`` writes ``course/``, ``source/`` and ``release/``;
``python -m authoring check`` proves that what is committed is what the manuscript says, and that
nothing private is in what students get. Text is edited in ``manuscript/`` and nowhere else.
"""
