"""One segmentation for all tests of the renderings."""

from pathlib import Path

import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.stages.preparation import Prepared


@pytest.fixture(scope="session")
def prepared() -> Prepared:
    return segmentry.prepare(segmentry.sample("telecom", rows=600), Plan(k_max=5))


@pytest.fixture(scope="session")
def segmentation(prepared: Prepared) -> Segmentation:
    found = segmentry.cluster(prepared, segmentry.choose_k(prepared), k=4)
    return segmentry.profile(segmentry.validate(found, prepared), prepared)


@pytest.fixture(scope="session")
def loaded(segmentation: Segmentation, tmp_path_factory: pytest.TempPathFactory) -> Segmentation:
    path: Path = tmp_path_factory.mktemp("model") / "model.json"
    segmentation.save(path)
    return segmentry.load(path)


@pytest.fixture(scope="session")
def one_feature() -> Segmentation:
    return segmentry.run(segmentry.sample("bank", rows=400), Plan(features=("income",), k_max=4, k=3))


@pytest.fixture(scope="session")
def one_segment() -> Segmentation:
    return segmentry.run(segmentry.sample("bank", rows=200), Plan(k=1, k_max=2))
