"""Runs answers in the reader's browser; natively in the tests."""
