namespace Risk.Notebooks;

/// <summary>Sessions print to the one console and work in the one current folder of the process, so their tests run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OneConsole : ICollectionFixture<PackedFeed>
{
    public const string Name = "one console";
}
