"""Sets on request of different schools are different sets, each with its own editions and its own folder."""

from shnor_pipeline.orchestration.report_kinds import request_words, set_key


def test_requests_of_other_schools_have_other_keys() -> None:
    assert set_key("july", "2022-2023") == "july:2022-2023"
    assert set_key("july-request", "2022-2023", ["b", "a"]) == "july-request:2022-2023:a, b"
    assert set_key("july-request", "2022-2023", ["a"]) != set_key("july-request", "2022-2023", ["b"])


def test_a_long_request_has_a_short_name_that_is_still_its_own() -> None:
    many = [f"edu{number}" for number in range(40)]
    words = request_words(many)
    assert len(words) < 60
    assert words == request_words(list(reversed(many)))
    assert words != request_words([*many[:-1], "edu99"])
