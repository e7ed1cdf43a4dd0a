"""The command `segmentry`, and `python -m segmentry`."""

from segmentry.interruption import exit_at_once, too_late


def main() -> None:
    """Run the command line so that it can be stopped at any moment, also while the rest is imported."""
    exit_at_once()
    from segmentry import cli

    try:
        cli.main()
    finally:
        too_late()


if __name__ == "__main__":
    main()
