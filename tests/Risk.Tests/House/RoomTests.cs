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
        new(Room.Door),
        new("Mathematics"),
        new("Distributions", "Mathematics"),
        new("Modelling", "Mathematics", "Distributions", "Results"),
        new("Fitting", "Mathematics", "Distributions", "Modelling", "Results"),
        new("Elicitation", "Mathematics", "Distributions", "Fitting", "Modelling", "Programmes", "Results"),
        new("Programmes", "Mathematics", "Distributions", "Modelling", "Results"),
        new("Engine", "Engine/Kernels", "Mathematics", "Distributions", "Modelling"),
        new("Engine/Kernels", "Mathematics", "Distributions"),
        new("Results", "Mathematics", "Distributions", "Engine"),
        new("Analysis", "Mathematics", "Distributions", "Modelling", "Programmes", "Results"),
    ];

    /// <summary>What is known beyond the table, each with its reason.</summary>
    private static readonly (string Knower, string Known, string Reason)[] Exceptions =
    [
        ("Mathematics/Elementary", "Engine/Kernels", "the scalar call is lane 0 of the vector call"),
        ("Modelling/Model", "Engine", "the one entry from a model to the engine"),
        ("Engine/Simulator", "Results", "what the driver hands on when the leaves are there"),
        ("Engine/CompiledModel", "Modelling", "what is compiled"),
        ("/SamplingDesign", "Distributions", "importance sampling is told the laws that inputs are drawn from"),
        ("/ChangeOfLaw", "Distributions", "importance sampling is told the laws that inputs are drawn from"),
    ];

    [Fact]
    public void The_sources_compile_here_as_they_do_in_the_project() => Findings.None(Compiler.Errors(RiskSources.Compilation));

    [Fact]
    public void Every_folder_is_in_a_room_of_the_table() =>
        Findings.None(RiskSources.Trees.Select(tree => RiskSources.FolderOf(tree.FilePath)).Distinct().Where(folder => !Rooms.Any(room => room.Holds(folder))));

    [Fact]
    public void A_namespace_is_a_room_or_its_drawer_or_the_one_that_users_import()
    {
        var strangers =
            from tree in RiskSources.Trees
            let room = "Risk." + RoomOf(tree.FilePath).Replace('/', '.')
            let folder = "Risk." + RiskSources.FolderOf(tree.FilePath).Replace('/', '.')
            from space in tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
            let name = space.Name.ToString()
            where name != "Risk" && name != room && name != folder
            select $"{tree.FilePath}: {name}";
        Findings.None(strangers);
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
        Findings.None(hidden);
    }

    [Fact]
    public void Nothing_downstream_is_known_upstream()
    {
        var breaches =
            from tree in RiskSources.Trees
            from mention in RiskSources.Mentions(tree)
            where !RiskSources.FilesOf(mention.Type).Any(home => MayUse(tree.FilePath, home))
            let home = RiskSources.FilesOf(mention.Type).First()
            select $"{tree.FilePath}({mention.Line}): {RoomOf(tree.FilePath)} knows {RoomOf(home)}: {mention.Type.Name}";
        Findings.None(breaches);
    }

    [Fact]
    public void Only_the_kernels_mention_vectors()
    {
        // Elementary reads lane 0 of them.
        string[] words = ["Intrinsics", "Vector", "Vector64", "Vector128", "Vector256", "Vector512", "Lane", "Unsafe"];
        var vectors =
            from tree in RiskSources.Trees
            where RoomOf(tree.FilePath) != "Engine/Kernels" && Named(tree.FilePath) != "Mathematics/Elementary"
            from token in tree.GetRoot().DescendantTokens()
            where token.IsKind(SyntaxKind.IdentifierToken) && words.Contains(token.ValueText)
            select $"{tree.FilePath}({token.GetLocation().GetLineSpan().StartLinePosition.Line + 1}): {token.ValueText}";
        Findings.None(vectors);
    }

    [Fact]
    public void A_file_holds_one_type_and_has_its_name()
    {
        // Beside it may stand: a part of a type that has a file of its own (the factory of a law), and an internal companion of a few lines (the pair that a function returns).
        const int fewLines = 20;
        string[] files = [.. RiskSources.Trees.Select(tree => Path.GetFileNameWithoutExtension(tree.FilePath))];
        var crowded =
            from tree in RiskSources.Trees
            let own = Path.GetFileName(tree.FilePath).Split('.')[0]
            from type in RiskSources.TopLevelTypes(tree)
            let name = RiskSources.NameOf(type)
            where name != own
            where !(type.Modifiers.Any(SyntaxKind.PartialKeyword) && files.Contains(name))
            let lines = type.GetLocation().GetLineSpan()
            let length = lines.EndLinePosition.Line - lines.StartLinePosition.Line + 1
            where type.Modifiers.Any(SyntaxKind.PublicKeyword) || length > fewLines
            select $"{tree.FilePath}: {name}, {length} lines";
        Findings.None(crowded);
    }

    [Fact]
    public void Other_packages_see_the_public_surface_only()
    {
        var friends =
            from project in Repository.Files("src", ".csproj")
            from friend in XDocument.Parse(Repository.Read(project)).Descendants("InternalsVisibleTo")
            let name = (string?)friend.Attribute("Include")
            where name is not ("Risk.Tests" or "Risk.Benchmarks") && name != Path.GetFileNameWithoutExtension(project) + ".Tests"
            select $"{project}: {name}";
        var attributes = Repository.Files("src", ".cs").Where(file => Friendship().IsMatch(Repository.Read(file)));
        Findings.None(friends.Concat(attributes));
    }

    private static bool MayUse(string file, string home)
    {
        string knower = RoomOf(file);
        string known = RoomOf(home);
        return known == Room.Door
            || known == knower
            || Rooms.Single(room => room.Folder == knower).MayUse.Contains(known)
            || Exceptions.Any(e => (e.Knower == knower || e.Knower == Named(file)) && (e.Known == known || e.Known == Named(home)));
    }

    /// <summary>The room of a file: the innermost of the table that holds its folder.</summary>
    private static string RoomOf(string file) =>
        Rooms.Where(room => room.Holds(RiskSources.FolderOf(file))).MaxBy(room => room.Folder.Length)?.Folder ?? $"no room ({file})";

    /// <summary>A file by its folder and the type it is named after: <c>Mathematics/Elementary</c> of <c>Mathematics/Elementary.Trigonometric.cs</c>.</summary>
    private static string Named(string file) => $"{RiskSources.FolderOf(file)}/{Path.GetFileName(file).Split('.')[0]}";

    [GeneratedRegex(@"\[assembly:\s*(System\.Runtime\.CompilerServices\.)?InternalsVisibleTo")]
    private static partial Regex Friendship();
}
