namespace Risk.Reporting.Tests;

/// <summary>Names that must survive unharmed, and harm nothing.</summary>
internal static class Hostile
{
    public static readonly string[] Names =
    [
        "=cmd|'/C calc'!A0",
        "-2+3",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "a\",=1+1,\"",
        "<script>window.harmed = 1</script>",
        "</title></style></script><script>window.harmed = 1</script>",
        "<svg onload=window.harmed=1>",
        "<img src=x onerror=window.harmed=1>",
        "\" onmouseover=\"window.harmed=1",
        "]]><!-- &lt;b&gt; {{7*7}} ${7*7}",
        "กำหนดการ العربية \U0001F600\U0001F468\u200D\U0001F469\u200D\U0001F467",
        string.Concat(Enumerable.Repeat("\U0001F600", 80)),
        new string('W', 300),
        "line one\nline two",
        "CON",
        "NUL",
        "aux.txt",
        "'; DROP TABLE x;--",
    ];

    public static TheoryData<string> All => [.. Names];
}
