namespace Risk.Tests.House;

/// <summary>A type is named after its concept.</summary>
public class WordTests
{
    private static readonly string[] Empty = ["Util", "Utils", "Utility", "Utilities", "Helper", "Helpers", "Manager", "Base", "Common", "Misc"];

    [Fact]
    public void No_type_is_named_after_nothing()
    {
        var named =
            from tree in RiskSources.Trees
            from type in RiskSources.TopLevelTypes(tree)
            let name = RiskSources.NameOf(type)
            where Empty.Any(word => Words(name).Contains(word))
            select $"{tree.FilePath}: {name}";
        Findings.None(named);
    }

    [Theory]
    [InlineData("StringHelper", "String,Helper")]
    [InlineData("Baseline", "Baseline")]
    [InlineData("NPVSeries", "N,P,V,Series")]
    public void A_name_is_split_into_its_words(string name, string words) => Assert.Equal(words, string.Join(',', Words(name)));

    private static IEnumerable<string> Words(string name)
    {
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            if (i == name.Length || char.IsUpper(name[i]))
            {
                yield return name[start..i];
                start = i;
            }
        }
    }
}
