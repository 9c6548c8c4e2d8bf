using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Risk.Tests.House;

/// <summary>Data goes one way through the rooms: programme → model → plan → batches of runs → result. These tests hold the sources to it.</summary>
public partial class RoomTests
{
    /// <summary>Who may know whom. The whole of the architecture is this table; a new folder needs a new row.</summary>
    private static readonly Room[] Rooms =
    [
        new(""),
        new("Engine/Kernels"),
        new("Mathematics"),
        new("Distributions", "Mathematics"),
        new("Engine", "Engine/Kernels", "Mathematics", "Distributions", "Modelling"),
        new("Results", "Mathematics", "Engine"),
        new("Modelling", "Mathematics", "Distributions", "Results"),
        new("Programmes", "Mathematics", "Distributions", "Modelling", "Results"),
        new("Analysis", "Mathematics", "Distributions", "Modelling", "Programmes", "Results"),
    ];

    /// <summary>Single types that are known beyond the table, each with its reason.</summary>
    private static readonly (string Room, string Type, string Reason)[] Doors =
    [
        ("Mathematics/Elementary", "Engine/Kernels", "the scalar call is lane 0 of the vector call"),
        ("Modelling", "Engine/Plan", "the one entry from a model to the engine"),
        ("Engine/Simulator", "Results/PartialResult", "what the driver hands on"),
        ("Engine/Simulator", "Results/ModelResult", "what the driver hands on when every leaf is there"),
    ];

    [Fact]
    public void The_sources_compile_here_as_they_do_in_the_project() => Assert.Empty(Compiler.Errors(RiskSources.Compilation));

    [Fact]
    public void Every_folder_is_a_room_of_the_table()
    {
        string[] known = [.. Rooms.Select(room => room.Folder)];
        Assert.Empty(RiskSources.Trees.Select(tree => RiskSources.RoomOf(tree.FilePath)).Distinct().Except(known));
    }

    [Fact]
    public void A_namespace_is_a_folder_or_the_one_that_users_import()
    {
        var strangers =
            from tree in RiskSources.Trees
            from space in tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
            let name = space.Name.ToString()
            where name != "Risk" && name != new Room(RiskSources.RoomOf(tree.FilePath)).Namespace
            select $"{tree.FilePath}: {name}";
        Assert.Empty(strangers);
    }

    [Fact]
    public void Public_types_live_in_the_namespace_that_users_import()
    {
        var hidden =
            from tree in RiskSources.Trees
            from type in RiskSources.TopLevelTypes(tree)
            where type.Modifiers.Any(SyntaxKind.PublicKeyword)
            let space = type.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()?.Name.ToString()
            where space != "Risk"
            select $"{tree.FilePath}: {RiskSources.NameOf(type)} is public in {space}";
        Assert.Empty(hidden);
    }

    [Fact]
    public void Nothing_downstream_is_known_upstream()
    {
        var breaches =
            from tree in RiskSources.Trees
            let room = RiskSources.RoomOf(tree.FilePath)
            from mention in RiskSources.Mentions(tree)
            let homes = RiskSources.RoomsOf(mention.Type)
            where !homes.Any(home => MayUse(room, tree.FilePath, home, mention.Type.Name))
            select $"{tree.FilePath}({mention.Line}): {(room.Length == 0 ? "the door" : room)} knows {string.Join(" and ", homes)}/{mention.Type.Name}";
        Assert.Empty(breaches);
    }

    [Fact]
    public void Only_the_kernels_mention_vectors()
    {
        // The engine knows the kernels but not what they are made of; Elementary reads lane 0 of them.
        string[] words = ["Intrinsics", "Vector64", "Vector128", "Vector256", "Vector512", "Lane", "Unsafe", "MemoryMarshal"];
        var vectors =
            from tree in RiskSources.Trees
            let room = RiskSources.RoomOf(tree.FilePath)
            where room != "Engine/Kernels" && $"{room}/{OwnType(tree.FilePath)}" != "Mathematics/Elementary"
            from token in tree.GetRoot().DescendantTokens()
            where token.IsKind(SyntaxKind.IdentifierToken) && words.Contains(token.ValueText)
            select $"{tree.FilePath}({token.GetLocation().GetLineSpan().StartLinePosition.Line + 1}): {token.ValueText}";
        Assert.Empty(vectors);
    }

    [Fact]
    public void A_file_holds_one_type_and_has_its_name()
    {
        // A part of a type that has a file of its own may stand beside a type it introduces: the factory beside its law.
        string[] files = [.. RiskSources.Trees.Select(tree => Path.GetFileNameWithoutExtension(tree.FilePath))];
        var crowded =
            from tree in RiskSources.Trees
            let own = OwnType(tree.FilePath)
            let guests = RiskSources.TopLevelTypes(tree)
                .Where(type => RiskSources.NameOf(type) != own)
                .Where(type => !(type.Modifiers.Any(SyntaxKind.PartialKeyword) && files.Contains(RiskSources.NameOf(type))))
                .Select(RiskSources.NameOf)
                .ToArray()
            where guests.Length > 0
            select $"{tree.FilePath}: {string.Join(", ", guests)}";
        Assert.Empty(crowded);
    }

    [Fact]
    public void Other_packages_see_the_public_surface_only()
    {
        var friends =
            from project in Repository.Files("src", ".csproj")
            from friend in XDocument.Parse(Repository.Read(project)).Descendants("InternalsVisibleTo")
            let name = (string?)friend.Attribute("Include")
            where name is not ("Risk.Tests" or "Risk.Benchmarks")
            select $"{project}: {name}";
        var attributes = Repository.Files("src", ".cs").Where(file => Friendship().IsMatch(Repository.Read(file)));
        Assert.Empty(friends.Concat(attributes));
    }

    private static bool MayUse(string room, string file, string home, string type) =>
        home.Length == 0
        || home == room
        || Rooms.Single(r => r.Folder == room).MayUse.Contains(home)
        || Doors.Any(door => (door.Room == room || door.Room == $"{room}/{OwnType(file)}") && (door.Type == home || door.Type == $"{home}/{type}"));

    /// <summary>The type a file is named after: <c>Elementary</c> of <c>Elementary.Trigonometric.cs</c>.</summary>
    private static string OwnType(string file) => Path.GetFileName(file).Split('.')[0];

    [GeneratedRegex(@"\[assembly:\s*(System\.Runtime\.CompilerServices\.)?InternalsVisibleTo")]
    private static partial Regex Friendship();
}
