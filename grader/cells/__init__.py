"""The cell format that authoring and grading share; it imports nothing of either.

============  ===================================================================================
`markers`     the first line of a cell says what the cell is
`regions`     the lines of a cell that students never see: solutions, hidden tests, schemes
`expected`    the cells that a submission should hold, as the gradebook knows them
`parsing`     a cell becomes a syntax tree, within bounds
`code_facts`  what can be read in the code of a cell without running it
============  ===================================================================================
"""
