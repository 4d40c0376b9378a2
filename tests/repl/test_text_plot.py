from ranvier.repl.text_plot import text_plot


def test_the_highest_value_is_on_the_first_line_and_the_lowest_on_the_last() -> None:
    lines = text_plot([0, 1, 2], {"v": [-70.0, 30.0, -70.0]}, width=12, height=5).splitlines()
    assert lines[0].split("|")[1].strip() == "*" and lines[0].strip().startswith("30")
    assert lines[4].count("*") == 2 and lines[4].strip().startswith("-70")


def test_a_flat_curve_and_two_curves_have_their_marks() -> None:
    text = text_plot([0, 1], {"a": [1.0, 1.0], "b": [1.0, 2.0]})
    assert "* a" in text and "+ b" in text
