namespace Risk.Tests.House;

/// <summary>What a look through the repository found, told whole: a list cut short hides the rest of the work.</summary>
internal static class Findings
{
    public static void None(IEnumerable<string> found)
    {
        string[] all = [.. found];
        Assert.True(all.Length == 0, $"{all.Length} found:{Environment.NewLine}{string.Join(Environment.NewLine, all)}");
    }
}
