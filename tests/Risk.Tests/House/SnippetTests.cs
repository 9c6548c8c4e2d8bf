using Microsoft.CodeAnalysis;

namespace Risk.Tests.House;

/// <summary>Every program in the documents compiles against the library as it is.</summary>
public class SnippetTests
{
    public static TheoryData<string> Files => [.. Documents.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_program_in_a_document_compiles(string file)
    {
        var errors =
            from program in Documents.Programs(file)
            from error in Compiler.Errors(Compile(program.Text, $"{file}({program.First.Line})"))
            select error;
        Findings.None(errors);
    }

    [Fact]
    public void A_program_that_does_not_compile_is_reported() =>
        Assert.NotEmpty(Compiler.Errors(Compile("Distribution d = 1;", "planted")));

    internal static Compilation Compile(string program, string path) => Compiler.Compile(
        "Snippet", OutputKind.ConsoleApplication, [Compiler.Parse(program, path)], [.. Compiler.Framework, Compiler.Risk, .. Compiler.Satellites]);
}
