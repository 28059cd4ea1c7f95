"""What came of grading: scores, gradebook, log, report and feedback."""
