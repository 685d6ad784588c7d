import pytest

FORM = {"action": "accept", "field": "kind"}
PAPER = "/papers/d-aaaaaaaaaaaa/decide"


@pytest.mark.parametrize(
    "host",
    ["evil.test", "evil.test:8517", "127.0.0.1.evil.test", "localhost@evil.test", "", "0.0.0.0"],
)
def test_a_foreign_host_is_refused_before_anything_is_shown(browser, host):
    answer = browser.get("/", headers={"host": host})
    assert answer.status_code == 403
    assert "Verrin" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "localhost:8517", "127.0.0.1:9", "[::1]:8517"])
def test_names_of_this_machine_are_answered(browser, host):
    assert browser.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.test"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "https://127.0.0.1:8517"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://127.0.0.1:8517"},
        {"sec-fetch-site": "none"},
        {},
    ],
)
def test_a_ruling_from_elsewhere_is_refused_and_not_made(browser, edition, headers):
    answer = browser.send("POST", PAPER, data=FORM, headers=headers)
    assert answer.status_code == 403
    assert edition.made == []


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://127.0.0.1:8517"},
        {"origin": "http://127.0.0.1:8517", "sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "same-origin"},
    ],
)
def test_a_ruling_from_these_pages_is_made(browser, edition, headers):
    answer = browser.send("POST", PAPER, data=FORM, headers=headers)
    assert answer.status_code == 303
    assert edition.made[0]["action"] == "accept"


def test_a_form_of_any_size_is_not_swallowed(browser):
    answer = browser.post(PAPER, {"reason": "x" * 2_100_000})
    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["/", "/papers/d-aaaaaaaaaaaa", "/nowhere", "/assets/edition.css"])
def test_every_answer_carries_the_headers_that_bind_the_page(browser, path):
    headers = browser.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert "http:" not in policy and "https:" not in policy
