"""Saved pages: what the walker writes, and what each block is."""

from __future__ import annotations

import pytest
from page_words import Reader, coded, words_of

BODY = (
    "Ruritania has ruled out sending ground troops to the border region, its defence minister said on Tuesday.",
    "The minister, Ana Novak, told parliament that the country would go on training the border guards of Syldavia.",
    "Opposition members called the decision a retreat and asked for a vote before the end of the month.",
)
PARAGRAPHS = "".join(f"<p>{p}</p>" for p in BODY)
TITLE = "Ruritania rules out troops for border"


def page(inner: str = "", head: str = "", around: str = "{}") -> str:
    article = f"<article><h1>{TITLE}</h1>{PARAGRAPHS}{inner}</article>"
    return f"<html><head><title>{TITLE} | Zenda Post</title>{head}</head><body>{around.format(article)}</body></html>"


def test_headline_and_paragraphs(read_html: Reader) -> None:
    document = read_html(page())
    assert document.title == TITLE
    assert words_of(document, "headline") == [TITLE]
    assert words_of(document, "paragraph") == list(BODY)


@pytest.mark.parametrize(
    ("markup", "kind", "words"),
    [
        ("<h2>What comes next</h2><p>The vote is on Friday.</p>", "headline", "What comes next"),
        ("<blockquote><p>We shall not move an inch.</p></blockquote>", "quote", "We shall not move an inch."),
        ("<ul><li>no ground troops before the vote</li><li>more fuel</li></ul>", "list", "more fuel"),
        ("<table><tr><td>Borduria</td><td>40 trucks</td></tr></table>", "table", "Borduria\t40 trucks"),
        ("<figure><img alt=x><figcaption>Guards at Zenda.</figcaption></figure>", "caption", "Guards at Zenda."),
        ('<div class="wp-caption"><p class="wp-caption-text">Guards.</p></div>', "caption", "Guards."),
        ('<p class="standfirst">The vote may come on Friday.</p>', "paragraph", "The vote may come on Friday."),
        ('<blockquote class="twitter-tweet"><p>No troops.</p></blockquote>', "quote", "No troops."),
    ],
)
def test_kinds_of_blocks(read_html: Reader, markup: str, kind: str, words: str) -> None:
    assert words in words_of(read_html(page(markup + f"<p>{BODY[0][:-1]} again.</p>")), kind)


@pytest.mark.parametrize(
    "markup",
    [
        '<nav><a href="/">Home page of the Post</a></nav>',
        '<aside class="related"><h3>Related</h3><a href="/a">Syldavia asks for monitors</a></aside>',
        '<div class="share-tools"><a href="#">Share on Facebook</a></div>',
        '<div class="newsletter-signup"><p>Every morning the best of the Post, for readers in a hurry.</p></div>',
        '<div class="cookie-banner"><p>We keep small files on your machine to count our visits.</p></div>',
        '<p><strong>Read more: <a href="/a">Syldavia asks for monitors</a></strong></p>',
        '<p>ALSO SEE: <a href="/a">Syldavia asks for monitors</a></p>',
        '<p><a href="/a">Syldavia asks for monitors at the crossing</a></p>',
        "<p>Reporting by Jo Marsh; Editing by Lu Petrov</p>",
        '<div class="ad-slot">Advertisement</div>',
        '<p class="author-bio">Jo Marsh writes about the border for the Zenda Post and lives there.</p>',
        '<img src="x.jpg" alt="grey river and a bridge">',
        '<div style="display:none"><p>This text is for machines only and nobody reads it on the page.</p></div>',
        "<form><label>Your name</label><input><button>Send</button></form>",
        "<script>var text = 'nothing to see';</script>",
        '<ul><li><a href="/1">Borduria offers fuel</a></li><li><a href="/2">Talks go on</a></li></ul>',
        "<footer><p>© 2014 Zenda Post. All rights reserved.</p></footer>",
    ],
)
def test_furniture_is_not_coded(read_html: Reader, markup: str) -> None:
    document = read_html(page(markup))
    assert coded(document) == "\n".join((TITLE, *BODY))


def test_alternative_text_is_furniture_and_breaks_no_sentence(read_html: Reader) -> None:
    document = read_html(page('<p>The vote <img alt="a raised hand"> is on Friday.</p>'))
    assert "The vote is on Friday." in words_of(document, "paragraph")
    assert "a raised hand" in words_of(document, "furniture")


def test_pull_quote_is_coded_once(read_html: Reader) -> None:
    document = read_html(page('<blockquote class="pullquote"><p>asked for a vote before the end</p></blockquote>'))
    assert words_of(document, "quote") == []


def test_credit_inside_a_caption_is_cut_off(read_html: Reader) -> None:
    caption = '<figure><figcaption>Guards at Zenda. <span class="credit">Jo Marsh/AFP</span></figcaption></figure>'
    document = read_html(page(caption))
    assert words_of(document, "caption") == ["Guards at Zenda."]
    assert document.agency is None


def test_comments_are_kept_and_not_coded(read_html: Reader) -> None:
    comments = (
        '<div id="comments"><h2>2 thoughts on this</h2><ol class="comment-list">'
        "<li><p>They should have sent the army and been done with it, I say.</p></li></ol>"
        '<div id="respond"><form><p>Your email address will not be published.</p></form></div></div>'
    )
    document = read_html(page(comments))
    assert "They should have sent the army and been done with it, I say." in words_of(document, "comment")
    assert "Your email address will not be published." in words_of(document, "furniture")
    assert coded(document) == "\n".join((TITLE, *BODY))


def test_dateline_and_agency(read_html: Reader) -> None:
    document = read_html(page().replace(BODY[0], "ZENDA, Ruritania (AP) — " + BODY[0]))
    assert words_of(document, "paragraph") == list(BODY)
    assert document.agency == "Associated Press"


def test_names_broken_for_typesetting_are_whole(read_html: Reader) -> None:
    document = read_html(page("<p>Presi&shy;dent No\u200bvak&nbsp;spoke to the guards at Zenda.</p>"))
    assert "President Novak spoke to the guards at Zenda." in words_of(document, "paragraph")


def test_inline_elements_do_not_break_a_sentence(read_html: Reader) -> None:
    document = read_html(page("<p>The <em>Blue</em> <a href=x class=share-link>River</a> is <b>low</b>.</p>"))
    assert "The Blue River is low." in words_of(document, "paragraph")


def test_line_breaks_part_paragraphs_but_not_sentences(read_html: Reader) -> None:
    document = read_html(page("<p>The vote is on Friday.<br>The troops stay,<br>said the minister.</p>"))
    assert words_of(document, "paragraph")[-2:] == ["The vote is on Friday.", "The troops stay, said the minister."]


@pytest.mark.parametrize(
    ("name", "markup"),
    [
        (
            "wordpress",
            '<div id="page"><div class="post hentry"><h1 class="entry-title">{t}</h1>'
            '<div class="entry-meta">Posted on <time datetime="2014-03-04">4 March</time> by '
            '<span class="byline">Jo Marsh</span></div><div class="entry-content">{p}'
            '<div class="sharedaddy"><h3>Share this:</h3></div></div></div>'
            '<div id="secondary" class="widget-area"><h3>Recent Posts</h3><a href=x>Rain</a></div></div>',
        ),
        (
            "drupal",
            '<main><article class="node node--type-release"><h1><span class="field field--name-title">{t}</span>'
            '</h1><div class="content"><div class="field field--name-body">{p}</div>'
            '<div class="field field--name-field-tags"><a href=x>border</a></div></div></article></main>',
        ),
        (
            "amp",
            '<amp-sidebar><ul><li><a href=x>Menu</a></li></ul></amp-sidebar><article class="amp-wp-article">'
            '<h1 class="amp-wp-title">{t}</h1><div class="amp-wp-article-content">'
            '<amp-img alt="a bridge"></amp-img>{p}<amp-ad>Buy</amp-ad></div></article>',
        ),
        ("plain", "<h1>{t}</h1>{p}<hr><a href=x>Back</a>"),
        ("table layout", "<table><tr><td><a href=x>Home</a></td><td><h1>{t}</h1>{p}</td></tr></table>"),
        ("breaks", "<div><h1>{t}</h1><div>{b}</div></div>"),
    ],
)
def test_markup_of_many_makers(read_html: Reader, name: str, markup: str) -> None:
    inner = markup.format(t=TITLE, p=PARAGRAPHS, b="<br><br>".join(BODY))
    document = read_html(f"<html><head><title>{TITLE} - Post</title></head><body>{inner}</body></html>")
    assert coded(document) == "\n".join((TITLE, *BODY))


def test_fragments_are_read_too(read_html: Reader) -> None:
    assert coded(read_html("<p>Denmark has ruled out airstrikes.</p>")) == "Denmark has ruled out airstrikes."


def test_another_article_below_is_not_this_one(read_html: Reader) -> None:
    other = (
        "<article><h1>Rain at last</h1>" + "<p>Farmers in the valley saw rain for the first time since March.</p>" * 6
    )
    document = read_html(page(around="<main>{}" + other + "</article></main>"))
    assert "Farmers" not in coded(document)


LIVE = """<html><head><title>Border talks live</title></head><body><main><h1>Border talks live</h1><div class="live">{}
</div></main></body></html>"""
ENTRY = '<article><time datetime="2014-03-04T{0}:00Z">{0}</time><p>{1}</p></article>'


def test_entries_of_a_liveblog_carry_their_time(read_html: Reader) -> None:
    entries = "".join(ENTRY.format(f"1{n}:00", p) for n, p in enumerate(BODY))
    document = read_html(LIVE.format(entries))
    times = [b.published for b in document.blocks if b.span.of(document.text) in BODY]
    assert times == ["2014-03-04T10:00:00Z", "2014-03-04T11:00:00Z", "2014-03-04T12:00:00Z"]


def test_one_time_makes_no_liveblog(read_html: Reader) -> None:
    document = read_html(page('<time datetime="2014-03-04T10:00:00Z">4 March</time>'))
    assert {b.published for b in document.blocks} == {None}


def test_deep_nesting_is_flattened_and_said(read_html: Reader) -> None:
    depth = 50_000
    document = read_html("<html><body>" + "<div>" * depth + PARAGRAPHS + "</div>" * depth + "</body></html>")
    assert coded(document).splitlines() == list(BODY)
    assert "deep-markup" in [issue.code for issue in document.issues]
