"""Pairs of students whose code is unusually alike, for a person to look at.

==============  =================================================================================
`reading`       what each student wrote in each exercise, and what everybody was given
`tokens`        code without what is easily changed: names, numbers, comments, layout
`fingerprints`  winnowing: which passages of two texts are the same
`signs`         comments, names and numbers that only two or three people have
`pairs`         how surprising it is that two students share what they share
`page`          one HTML file, without scripts: pairs side by side
`files`         everything above, into a folder
==============  =================================================================================
"""
