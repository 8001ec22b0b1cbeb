"""Errors that speak to the person who started the run."""

from __future__ import annotations


class ToldError(Exception):
    """Base of errors whose message is a Russian sentence: what is wrong, where, and how to mend it.

    The command line prints the sentence and ends with exit code 3; of any other error it shows where it arose.
    """
