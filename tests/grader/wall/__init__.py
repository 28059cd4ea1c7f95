"""The wall: answers on one side, verdicts on the other."""
