"""Names of columns, cells and segments that one form or another of the report could obey."""

HTML = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><style>*{display:none}</style>",
    "</title></head><body onload=alert(1)>",
    "{{ 7 * 7 }}",
    "{% for x in y %}",
    "javascript:alert(1)",
    "[link](javascript:alert(1))",
    "![picture](x)",
    "</text><script>alert(1)</script>",
    "&lt;b&gt;&amp;",
    "<!-- --><iframe src=//evil>",
    "]]><a href=x>click</a>",
)
MARKDOWN = (
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![](http://a/b)",
    "a|b",
    "=cmd()",
    "# h",
    "*x* **y** _z_ __w__ ~~v~~",
    "two\nlines\r\n\r\n# three",
    "`tick` ``two`` ```three",
    "&lt;b&gt; &copy; &#60;",
    "bell\x07\x1b[31m\x00red",
    "right\u202eleft\u2066\u200f",
    "1. one",
    "---",
    "\\|back\\\\|slash\\",
    "<http://evil.example/x> <a@b.example>",
    "[ref]: http://evil.example",
    "- [ ] item",
    "+ item",
    "> quote",
    "10) ten",
    "a_b_c _d_",
    "    indented",
    "<!-- comment -->",
    "===",
)
#: For workbooks, and for those within the charts of slides.
FORMULAS = (
    *("=cmd()", "+1+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "{=1+1}", "\t=1"),
    *("http://evil.example/x", "mailto:a@b.example", "internal:Sheet1!A1", "file://c/x"),
    *("<script>", "<a:t>&amp;", "_x0007_", "bell\x07\x1b\x00", "right\u202eleft", "\ufffe", "\ufffe\uffff"),
    *("two\nlines", "two\nlines\x0b\x0c"),
)
LONG = ("W" * 300, "\u6f22\u5b57" * 100, "many words " * 40)
PICTURES = ('"]; alert(1); //', "\\u0000 'a' \"b\"\u2028", "datum.value", "x" * 300)

#: Of columns, all of them.
NAMES = tuple(dict.fromkeys((*HTML, *MARKDOWN, *FORMULAS, *LONG, *PICTURES)))
#: Of segments, and of cells, some of each.
SEGMENTS = (
    *("<script>alert(1)</script>", '"><svg onload=alert(1)>', "two\nlines\r\n\r\n# three", "a|b", *LONG),
    *("bell\x07\x1b\x00", "=cmd()", "http://evil.example/x", '"]; alert(1); //', "<a:t>&amp;"),
)
