"""What a class understood: one page and CSV files, from the gradebook and the grading records.

===========  ====================================================================================
`reading`    the gradebook's scores and the logs' verdicts, student by student
`pseudonyms` the same without names
`items`      by exercise: how much of it was right, and does it tell strong from weak students
`mistakes`   how many students made each known mistake, and what they were told
`quizzes`    which option was chosen, and what it reveals
`progress`   what was repaired, late or out of time, and how far grading by hand is
`advice`     the top of the tables in words
`words`      numbers, names and marked-up text, as the page writes them
`drawing`    bars as SVG
`page`       one HTML file, without scripts
`tables`     CSV files
`files`      everything above, into a folder
===========  ====================================================================================
"""
