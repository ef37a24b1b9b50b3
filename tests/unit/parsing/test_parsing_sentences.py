import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.parsing.sentences import blocks, sentence_at


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Two ^here. Three.", "Two ^here."),
        ("One! Two ^here? Three.", "Two ^here?"),
        ("^At the start. Two.", "^At the start."),
        ("One. At the end^", "At the end^"),
        ("Mr. Abe met Gen. Milley^ on Jan. 3. Then he left.", "Mr. Abe met Gen. Milley^ on Jan. 3."),
        ("The U.S. Navy and ^the U.K. Parliament met. Later.", "The U.S. Navy and ^the U.K. Parliament met."),
        ("J. F. Kennedy and ^No. 5, cf. Art. 9. Next.", "J. F. Kennedy and ^No. 5, cf. Art. 9."),
        ("It rose 1.5 per cent ^to 3.2. Then it fell.", "It rose 1.5 per cent ^to 3.2."),
        ("He said “It holds.” Then ^he left.", "Then ^he left."),
        ('He ^said "It holds." Then he left.', 'He ^said "It holds."'),
        ("(It ^holds.) Then he left.", "(It ^holds.)"),
        ("First. “Second ^one,” he said. Third.", "“Second ^one,” he said."),
        ("It holds. [@src] Then ^he left.", "Then ^he left."),
        ("It ^holds. [see @src, p. 3] [@two] Then he left.", "It ^holds. [see @src, p. 3] [@two]"),
        ("It holds. [@^src] Then he left.", "It holds. [@^src]"),
        ("It holds [@^src]. Then he left.", "It holds [@^src]."),
        ("一つ目。二つ^目。三つ目。", "二つ^目。"),
        ("「一つ^目。」二つ目！三つ目", "「一つ^目。」"),
        ("첫째. 둘^째. 셋째.", "둘^째."),
        ("In 1965. 2023 was ^later.", "2023 was ^later."),
        ("lower. case ^follows", "lower. case ^follows"),
        ("It holds [@src]. [[kim|Kim]] ^left.", "[[kim|Kim]] ^left."),
        ("It ^holds. [[kim]] left.", "It ^holds."),
        ("It holds. [[kim|he]] ^left.", "It holds. [[kim|he]] ^left."),
        ("**As told.** It ^holds.", "It ^holds."),
        ("One.\nTwo\n  ^here.\nThree.", "Two ^here."),
        ("One\n\nTwo ^here\n \nThree", "Two ^here"),
        ("- one\n- two ^here\n- three", "two ^here"),
        ("1. one\n2. two ^here\n3) three", "two ^here"),
        ("> quoted ^words\n> go on\n>\n> elsewhere", "quoted ^words go on"),
        ("| a | b |\n|---|---|\n| c | d ^e |\n| f | g |", "c · d ^e"),
        ("| [[a|b]] ^c |  | d. E [@x]. | [@y] [@z] |", "[[a|b]] ^c · d. E [@x]. [@y] [@z]"),
        ("# Title ^here\nText below.", "Title ^here"),
        ("# Title\nText ^below.", "Text ^below."),
        ("Text\n## Title ^here", "Title ^here"),
    ],
)
def test_the_sentence_around_a_spot_is_found_on_one_line(text: str, sentence: str) -> None:
    offset = text.index("^")
    assert sentence_at(text.replace("^", ""), offset) == sentence.replace("^", "")


@given(st.text(alphabet=st.sampled_from("aB. \n!?。“”[]@-|>#1"), max_size=60), st.data())
@settings(deadline=None)
def test_a_sentence_holds_the_character_it_was_asked_for(text: str, data: st.DataObject) -> None:
    spots = [at for at, character in enumerate(text) if character in "aB"]
    if spots:
        at = data.draw(st.sampled_from(spots))
        assert text[at] in sentence_at(text, at)


@given(st.text(alphabet=st.sampled_from("aB. \n-|>#1"), max_size=60))
@settings(deadline=None)
def test_blocks_cover_a_text_without_gap_or_overlap(text: str) -> None:
    assert "".join(text[start:end] for start, end in blocks(text)) == text
