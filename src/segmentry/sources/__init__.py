"""Reading: find out how a source must be read, let the engine read it, say what was done."""

from segmentry.sources.reading import read

__all__ = ["read"]
