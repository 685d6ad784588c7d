"""How common a word is."""

import subprocess
import sys

import pytest

from regesta.text.commonness import commonness


@pytest.mark.parametrize(
    ("common", "rare"), [("the", "uncompromising"), ("being", "clannish"), ("kindness", "lougansk")]
)
def test_common_words_stand_above_rare_ones(common, rare):
    assert commonness(common) > commonness(rare)


def test_an_unlisted_word_has_none():
    assert commonness("tchitcherin") == 0.0
    assert commonness("") == 0.0


def test_capitals_do_not_matter():
    assert commonness("Being") == commonness("being")


def test_a_clean_text_loads_no_word_list():
    code = (
        "import sys\n"
        "from regesta.model import Source\n"
        "from regesta.stages.mark.readings import propose_readings\n"
        "text = 'The answer of the minister was awaited on the 5th of June, 1919. ' * 200\n"
        "s = Source(path='a', format='text', text=text, sha256='', file_sha256='')\n"
        "assert not list(propose_readings(s))\n"
        "print(sorted(m for m in ('wordfreq', 'ftfy') if m in sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
