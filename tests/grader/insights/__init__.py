"""Tests of the page on what a class understood."""
