"""Programs that people run: set-up, rehearsal, reports, attacks, mutants, screenshots."""
