"""One room a lesson: its pictures, and the exercises of its "your turn" cells."""
