"""printf and scanf conversions, with the texts that NEURON printed."""

import pytest
from ranvier.interp.values import StringCell
from ranvier.lang.errors import RanvierError
from ranvier.stdlib.formats import format_number, format_text, leading_number, scan

INF = float("inf")

# (format, values, NEURON's text)
PRINTED = [
    ("%g %f %e %d", (1.5, 2.5, 1e10, 2.7), "1.5 2.500000 1.000000e+10 2"),
    ("[%5d] [%-5d|] [%05d] [%+d]", (3.99, 4, 5, 6), "[    3] [4    |] [00005] [+6]"),
    ("[%x] [%o] [%c] [%#x] [% d]", (255, 8, 65, 255, 3), "[ff] [10] [A] [0xff] [ 3]"),
    (
        "[%s] [%10s] [%-10s|] [%.2s]",
        ("abc", "abc", StringCell("s", "abc"), "abc"),
        "[abc] [       abc] [abc       |] [ab]",
    ),
    ("%s", (None,), "NULLobject"),
    ("%% %5.1f%%|%s", (3.14159, "a%b"), "%   3.1%|a%b"),
    ("%lg %lf %ld %hd %lld", (1.5, 2.5, 65, 1, 2), "1.5 2.500000 65 1 2"),
    ("[%d] [%d] [%d]", (1e10, -1e10, 3e9), "[-2147483648] [-2147483648] [-2147483648]"),
    ("%x", (-1.0,), "ffffffff"),
    ("%d %x", (INF, -INF), "-2147483648 80000000"),
    ("%g %f", (INF, -INF), "inf -inf"),
    ("%.3g %.15g %.20g", (3.141592653589793,) * 3, "3.14 3.14159265358979 3.141592653589793116"),
    ("%5.3d|%.0f|%5c|%-5c|", (7, 2.5, 65, 66), "  007|2|    A|B    |"),
    ("%-+ 08.3f|%d", (5, 6), "+5.000  |6"),
    ("%c|%c|", (0, 256 + 65), "|A|"),
    ("[%i]", (-2.7,), "[%i]"),
    ("[%X]", (255,), "[%X]"),
    ("%z %d %q%d", (2, 3), "%z d %qd"),
    ("%5z %d|%-3", (2, 3), "%5z d|%-3"),
    ("%F %n|", (1, 2), "%F n|"),
    ("%d|%n|", (1, 2), "1|%n|"),
    ("%5%|%d|", (1, 2), "%5|1|"),
    ("a%-%d", (5,), "a%-d"),
    ("%6.2lf %", (99.5,), " 99.50 %"),
    ("abc%\n", (), "abc%\n"),
    ("%d\n", (1, 2), "1\n"),
    ("%'d", (1000000,), "1000000"),
]


@pytest.mark.parametrize("format, values, text", PRINTED)
def test_printed(format, values, text):
    assert format_text(format, values, "printf") == text


def test_negative_nan():
    assert format_text("%g", (-float("nan"),), "printf") in ("-nan", "nan")


@pytest.mark.parametrize(
    "format, values, message",
    [
        ("%d %d", (1.0,), "needs more than 1 value"),
        ("%s", (3.0,), "value 1 is a number"),
        ("%d", ("abc",), "a number is needed, value 1 is a string"),
        ("%d", (None,), "value 1 is NULLobject"),
    ],
)
def test_refused(format, values, message):
    with pytest.raises(RanvierError, match=message):
        format_text(format, values, "printf")


def test_one_number():
    assert format_number("<%8.3f>\n", "printf")(2.5) == "<   2.500>\n"
    assert format_number("x", "printf")(1.0) == "x"
    with pytest.raises(RanvierError, match="one conversion"):
        format_number("%g %g", "printf")
    with pytest.raises(RanvierError, match="one conversion"):
        format_number("%s", "printf")


def test_numbers_that_words_start_with():
    words = "1,2,3 4;5 -inf -.5e1x .5.5 5.e 1e5e5 7-3 12abc 1e400 -0x1p3".split()
    assert [leading_number(w) for w in words] == [1, 4, -INF, -5, 0.5, 5, 100000, 7, 12, INF, -8]
    for word in ("-x5", "'a'9", "+", "nan", "inf", ".e5", "--5", "xx7"):
        assert leading_number(word) is None


# (text, format, what NEURON's sscanf read)
SCANNED = [
    ("1 2.5 abc", "%f %f %s", [1, 2.5, "abc"]),
    ("1 2.5 abc", "%d %lf %3s", [1, 2.5, "abc"]),
    ("17,0x1f;A", "%d,%x;%c", [17, 31, 65]),
    ("a=3 b=4", "a=%d b=%d", [3, 4]),
    ("hello world", "%*s %s", ["world"]),
    ("hello world", "%[a-z] %s", ["hello", "world"]),
    ("hello world", "%[^w]", ["hello "]),
    ("", "%d", []),
    ("abc", "%d", []),
    ("077 10", "%o %i", [63, 10]),
    ("3.7", "%d", [3]),
    ("33", "%1d%1d", [3, 3]),
    ("50%", "%d%%%s", [50]),
    ("-5", "%u", [-5]),
    ("1e400", "%f", [INF]),
]


@pytest.mark.parametrize("text, format, values", SCANNED)
def test_scanned(text, format, values):
    assert [value for _, value in scan(text, format, "sscanf")] == values


def test_unknown_scan_conversion():
    for format in ("%2c", "%q", "%n"):
        with pytest.raises(RanvierError, match="unknown conversion"):
            list(scan("5", format, "sscanf"))
