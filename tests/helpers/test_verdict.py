"""What a check says looks, reads and sounds different for right, not yet and not attempted."""

import pytest

from helpers.display import verdict


@pytest.fixture
def shown(monkeypatch):
    found = []
    monkeypatch.setattr(verdict, "publish", lambda markup, text: found.append((markup, text)))
    return found


def test_the_three_verdicts_differ_in_mark_color_and_words(shown):
    for word in ("Correct.", "Not yet:", "Not attempted:"):
        verdict.show_verdict(f"{word} more")
    markups, texts = zip(*shown, strict=True)
    assert texts == ("Correct. more", "Not yet: more", "Not attempted: more")
    looks = {markup.replace(text.removesuffix(" more"), "") for markup, text in shown}
    assert len(looks) == 3
    assert all('role="status"' in markup and "<b>" in markup for markup in markups)


def test_what_a_student_typed_is_never_markup(shown):
    verdict.show_verdict("Not yet: '<script>x</script>' is not `<b>`.")
    markup, _ = shown[0]
    assert "<script" not in markup and "<code>&lt;b&gt;</code>" in markup


def test_stars_of_a_product_stay(shown):
    assert verdict.inline_html("w * x and 2**3 * 4") == "w * x and 2**3 * 4"
