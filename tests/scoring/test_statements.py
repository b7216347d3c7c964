import numpy as np

from aligner.scoring.geometry import centred
from aligner.scoring.statements import StatementIndex, encode_statements
from aligner.training.train import names_only


def index_of(programme, encoder) -> StatementIndex:
    return StatementIndex(programme, encode_statements(programme, encoder))


def test_a_statement_matches_itself_first(kymenlaakso, hash_encoder):
    index = index_of(kymenlaakso, hash_encoder)
    own = [one for one in index.statements if one.language == "sv" and one.counts][::25]
    vectors = np.vstack([centred(hash_encoder.encode([one.text]), index.mean("sv")) for one in own])
    found = index.similarities(vectors, ["sv"] * len(own))
    places = [target.id for target in kymenlaakso.targets]
    for row, statement in enumerate(own):
        place = places.index(statement.target)
        assert index.statements[found.statement[row, place]].id == statement.id
        assert found.best[row].argmax() == place


def test_each_passage_is_matched_in_its_own_language(kymenlaakso, hash_encoder):
    index = index_of(kymenlaakso, hash_encoder)
    vectors = centred(hash_encoder.encode(["satama", "hamn"]), np.zeros(hash_encoder.dim))
    found = index.similarities(vectors, ["fi", "sv"])
    languages = [{index.statements[at].language for at in row} for row in found.statement]
    assert languages == [{"fi"}, {"sv"}]


def test_a_programme_in_one_language_is_matched_in_it(kymenlaakso, hash_encoder):
    targets = tuple(
        target.model_copy(update={"name": {"fi": target.name["fi"]}, "statements": {}, "excludes": {}})
        for target in kymenlaakso.targets
    )
    index = index_of(kymenlaakso.model_copy(update={"targets": targets}), hash_encoder)
    vectors = centred(hash_encoder.encode(["the port"]), np.zeros(hash_encoder.dim))
    found = index.similarities(vectors, ["en"])
    assert {index.statements[at].language for at in found.statement[0]} == {"fi"}
    assert np.isnan(found.excluded).all()


def test_names_alone_are_not_rich(kymenlaakso, hash_encoder):
    assert index_of(kymenlaakso, hash_encoder).rich
    assert not index_of(names_only(kymenlaakso), hash_encoder).rich


def test_targets_with_names_in_different_languages_are_all_matched(kymenlaakso, hash_encoder):
    targets = tuple(
        target.model_copy(
            update={"name": {language: target.name[language]}, "statements": {}, "excludes": {}}
        )
        for target, language in zip(kymenlaakso.targets, ["fi", "sv"] * 8, strict=True)
    )
    index = index_of(kymenlaakso.model_copy(update={"targets": targets}), hash_encoder)
    vectors = centred(hash_encoder.encode(["satama", "port"]), np.zeros(hash_encoder.dim))
    found = index.similarities(vectors, ["fi", "en"])
    assert np.isfinite(found.top).all()
