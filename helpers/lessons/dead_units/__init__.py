"""What lesson "dead units" needs: its pictures and its turns."""
