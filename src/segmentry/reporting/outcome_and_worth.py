"""The outcomes that people are told first: what became of customers, and what they are worth."""

from segmentry.results.profile import Outcome, Profile


def outcome_and_worth(profile: Profile) -> tuple[Outcome, ...]:
    """The main outcome and, where that is what became of customers, the first of what they are worth."""
    main = profile.main_outcome
    means = (x for x in profile.outcomes if x.kind == "mean" and x is not main)
    worth = [x for x in means if x.segments[0].share_of_total is not None]
    return (*([] if main is None else [main]), *worth[:1])
