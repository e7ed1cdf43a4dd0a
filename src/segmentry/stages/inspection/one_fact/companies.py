"""Salutations of people and companies: Herr, Frau, Firma. Which sex somebody is of is nobody's business, and makes no
segments; whether it is a company makes customers of another kind."""

from collections.abc import Iterator, Mapping

from segmentry.results.made import Made, Source
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.roles import Part
from segmentry.stages.shared.salutations import is_company, is_salutation

#: What is made of it is called so, and its levels.
NAME, _COMPANY, _PERSON = "customer type", "company", "person"
#: A salutation has so many levels at most (ours).
_MOST = 12


def of_salutations(facts: Mapping[str, Facts], parts: Mapping[str, Part]) -> Iterator[tuple[str, Made]]:
    """Of each salutation that companies have, too, whether it is a company, by the name of what is made."""
    for name, column in facts.items():
        if column.type != "text" or column.figures.distinct > _MOST or parts[name][0] != "descriptor":
            continue
        levels = sorted({str(cell) for cell in column.cells})
        companies = [level for level in levels if is_company(level)]
        if companies and is_salutation(column.word, [level for level in levels if level not in companies]):
            sources = tuple(Source(column=name, cell=level, level=_COMPANY) for level in companies)
            yield NAME, Made(made_of=sources, rest=_PERSON)
