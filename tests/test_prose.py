"""Prose as it is spoken."""

import pytest

from coursewright.prose import spoken

SPOKEN = {
    "Stand *tall* at the [wall](drill:wall-tap) [@CK], and go.": "Stand tall at the wall, and go.",
    "- the back rounds\n- the breath stops": "the back rounds; the breath stops",
    "Look.\n\n1. One\n2. Two": "Look. One Two",
    "One line\n\nAnother": "One line. Another",
    "![a hinge](hinge.svg) Bend.": "Bend.",
    "": "",
}


@pytest.mark.parametrize("text", SPOKEN)
def test_a_text_is_spoken_without_its_marks(text):
    assert spoken(text) == SPOKEN[text]
