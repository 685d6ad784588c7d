"""Digests of code: they change with what a package imports, and with nothing else."""

from regesta.runner.code import CodeDigests


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def digest_in(folder, name):
    digests = CodeDigests()
    digests._root = folder
    return digests.of(name)


def package(folder):
    write(folder, "stages/mark/__init__.py", "from regesta.dates import find\n")
    write(folder, "stages/divide/__init__.py", "import regesta.model.mark\n")
    write(folder, "dates/__init__.py", "from regesta import text\n")
    write(folder, "text/__init__.py", "")
    write(folder, "model/__init__.py", "")
    write(folder, "languages/en/months.toml", "")


def test_the_same_code_has_the_same_digest(tmp_path):
    package(tmp_path)
    assert digest_in(tmp_path, "regesta.stages.mark") == digest_in(tmp_path, "regesta.stages.mark")


def test_a_change_far_below_is_seen(tmp_path):
    package(tmp_path)
    before = digest_in(tmp_path, "regesta.stages.mark")
    write(tmp_path, "text/words.py", "WORDS = 1\n")
    assert digest_in(tmp_path, "regesta.stages.mark") != before


def test_a_changed_table_is_seen(tmp_path):
    package(tmp_path)
    write(tmp_path, "text/__init__.py", "import regesta.languages\n")
    before = digest_in(tmp_path, "regesta.stages.mark")
    write(tmp_path, "languages/en/months.toml", "january = 1\n")
    assert digest_in(tmp_path, "regesta.stages.mark") != before


def test_a_change_elsewhere_is_not_seen(tmp_path):
    package(tmp_path)
    before = digest_in(tmp_path, "regesta.stages.divide")
    write(tmp_path, "dates/__init__.py", "from regesta import text\n# changed\n")
    assert digest_in(tmp_path, "regesta.stages.divide") == before


def test_compiled_files_do_not_count(tmp_path):
    package(tmp_path)
    before = digest_in(tmp_path, "regesta.stages.mark")
    write(tmp_path, "stages/mark/__pycache__/x.cpython-311.pyc", "compiled")
    assert digest_in(tmp_path, "regesta.stages.mark") == before


def test_a_real_stage_depends_on_the_records():
    digests = CodeDigests()
    digests.of("regesta.stages.mark")
    assert "regesta.model" in digests._units
