from ranvier.stdlib.gui.text_plot import text_plot


def test_the_highest_value_is_on_the_first_line_and_the_lowest_on_the_last() -> None:
    lines = text_plot({"v": ([0, 1, 2], [-70.0, 30.0, -70.0])}, width=12, height=5).splitlines()
    assert lines[0].split("|")[1].strip() == "*" and lines[0].strip().startswith("30")
    assert lines[4].count("*") == 2 and lines[4].strip().startswith("-70")


def test_a_flat_curve_and_two_curves_have_their_marks() -> None:
    text = text_plot({"a": ([0, 1], [1.0, 1.0]), "b": ([0, 1], [1.0, 2.0])})
    assert "* a" in text and "+ b" in text


def test_curves_need_not_have_the_same_x_and_what_is_no_number_is_left_out() -> None:
    lines = text_plot({"a": ([0, 4], [0.0, float("nan")]), "b": ([2, 8], [1.0, 3.0])}, width=9, height=4).splitlines()
    assert [line.split("|")[1] for line in lines[:4]] == ["        +", "", "  +", "*"]
    assert lines[5].split() == ["0", "8"]


def test_more_curves_than_marks_are_counted():
    lines = text_plot({f"c{i}": ([0, 1], [0.0, i]) for i in range(11)}).splitlines()
    assert lines[-1].endswith("@ c7   and 3 more")
