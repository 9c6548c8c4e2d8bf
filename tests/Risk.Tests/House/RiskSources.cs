using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Risk.Tests.House;

/// <summary>The sources of src/Risk, compiled, so that a name is known by what it means and not by how it is spelt.</summary>
internal static class RiskSources
{
    private const string Folder = "src/Risk/";

    private static readonly Lazy<CSharpCompilation> Compiled = new(() => Compiler.Compile(
        "Risk",
        OutputKind.DynamicallyLinkedLibrary,
        Repository.Files("src/Risk", ".cs").Select(file => Compiler.Parse(Repository.Read(file), file)),
        Compiler.Framework));

    public static CSharpCompilation Compilation => Compiled.Value;

    public static IEnumerable<SyntaxTree> Trees => Compilation.SyntaxTrees.Where(tree => tree.FilePath.StartsWith(Folder, StringComparison.Ordinal));

    /// <summary>The folder of a file under src/Risk; empty for a file that lies in none.</summary>
    public static string FolderOf(string file)
    {
        string path = file[Folder.Length..];
        int slash = path.LastIndexOf('/');
        string folder = slash < 0 ? "" : path[..slash];

        // The engine is one room with shelves (plan, execution, accumulation); only its kernels are a room of their own.
        return folder.StartsWith("Engine/", StringComparison.Ordinal) && folder != "Engine/Kernels" ? "Engine" : folder;
    }

    /// <summary>The types declared at the top of a file: classes, structs, records, interfaces, enums and delegates.</summary>
    public static IEnumerable<MemberDeclarationSyntax> TopLevelTypes(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    public static string NameOf(MemberDeclarationSyntax type) =>
        type is DelegateDeclarationSyntax function ? function.Identifier.ValueText : ((BaseTypeDeclarationSyntax)type).Identifier.ValueText;

    /// <summary>The types of Risk that a file mentions, by name or through a member of theirs, with the line of the first mention.</summary>
    public static IEnumerable<(INamedTypeSymbol Type, int Line)> Mentions(SyntaxTree tree)
    {
        SemanticModel model = Compilation.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
            .Select(name => (Type: TypeOf(model.GetSymbolInfo(name).Symbol), name.GetLocation().GetLineSpan().StartLinePosition.Line))
            .Where(mention => mention.Type is not null)
            .DistinctBy(mention => mention.Type, SymbolEqualityComparer.Default)
            .Select(mention => (mention.Type!, mention.Line + 1));
    }

    /// <summary>The files in which parts of a type are declared.</summary>
    public static IEnumerable<string> FilesOf(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Select(part => part.SyntaxTree.FilePath);

    private static INamedTypeSymbol? TypeOf(ISymbol? symbol)
    {
        INamedTypeSymbol? type = symbol switch
        {
            INamedTypeSymbol named => named,
            IAliasSymbol { Target: INamedTypeSymbol target } => target,
            IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol => symbol.ContainingType,
            _ => null,
        };
        while (type?.ContainingType is { } outer)
        {
            type = outer;
        }

        type = type?.OriginalDefinition;
        return type is not null && type.DeclaringSyntaxReferences.Length > 0 ? type : null;
    }
}
