using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Risk.Tests.House;

/// <summary>Compiles C# as the projects of this repository do: latest language, nullable, the implicit usings of a console project.</summary>
internal static class Compiler
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest, DocumentationMode.Parse);

    /// <summary>The running framework and every library beside the tests, Risk apart.</summary>
    public static IReadOnlyList<MetadataReference> Framework { get; } =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Risk", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    public static MetadataReference Risk { get; } = MetadataReference.CreateFromFile(typeof(Distribution).Assembly.Location);

    /// <summary>The packages beside Risk.</summary>
    public static IReadOnlyList<MetadataReference> Satellites { get; } =
        [.. Directory.GetFiles(AppContext.BaseDirectory, "Risk.*.dll").Where(f => !f.EndsWith("Tests.dll", StringComparison.Ordinal)).Select(f => MetadataReference.CreateFromFile(f))];

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Language, path);

    public static CSharpCompilation Compile(string name, OutputKind kind, IEnumerable<SyntaxTree> trees, IEnumerable<MetadataReference> references) =>
        CSharpCompilation.Create(
            name,
            [Parse(ImplicitUsings, "ImplicitUsings.cs"), .. trees],
            references,
            new CSharpCompilationOptions(kind, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    public static IReadOnlyList<string> Errors(Compilation compilation) =>
        [.. compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString())];

    /// <summary>Runs a compiled program in this process and returns what it printed.</summary>
    public static string Run(Compilation compilation)
    {
        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, string.Join(Environment.NewLine, result.Diagnostics));
        MethodInfo entry = Assembly.Load(image.ToArray()).EntryPoint!;
        TextWriter console = Console.Out;
        using var printed = new StringWriter();
        Console.SetOut(printed);
        try
        {
            object? outcome = entry.Invoke(null, entry.GetParameters().Length == 0 ? null : [Array.Empty<string>()]);
            (outcome as Task)?.GetAwaiter().GetResult();
        }
        finally
        {
            Console.SetOut(console);
        }

        return printed.ToString();
    }
}
