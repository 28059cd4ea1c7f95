"""The cell format that authoring and grading share: markers, solution regions, expected cells."""
