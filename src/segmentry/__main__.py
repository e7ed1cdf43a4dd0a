"""`python -m segmentry`."""

from segmentry.cli import main

main()
