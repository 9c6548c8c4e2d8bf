using Risk.Tests.House;

namespace Risk.Files.Tests;

/// <summary>Files of the repository that are made from the library. With RISK_UPDATE=1 in the environment a test writes them anew instead of comparing.</summary>
internal static class Committed
{
    public static void IsCurrent(string file, string made)
    {
        string path = Path.Combine(Repository.Root, file);
        if (Environment.GetEnvironmentVariable("RISK_UPDATE") == "1")
        {
            File.WriteAllText(path, made);
        }

        Assert.True(File.ReadAllText(path).ReplaceLineEndings("\n") == made.ReplaceLineEndings("\n"), $"{file} is not what the library makes: run the tests with RISK_UPDATE=1 and look at the difference");
    }
}
