using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace Risk.Notebooks;

/// <summary>One life of a notebook: what a cell declares, later cells know.</summary>
internal sealed partial class Session(PackedFeed feed)
{
    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    // The namespaces that the kernels in use open by themselves, and no more.
    private ScriptOptions _options = ScriptOptions.Default
        .WithReferences(Directory.GetFiles(FrameworkFolder, "*.dll").Where(IsManaged).Select(file => MetadataReference.CreateFromFile(file)))
        .WithImports("System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading.Tasks")
        .WithOptimizationLevel(OptimizationLevel.Release);

    private ScriptState<object>? _state;

    private int _count;

    /// <summary>What a cell gives, as outputs of the notebook format: printed text, the value of its last expression, or an error.</summary>
    public async Task<JsonArray> Run(string code)
    {
        _count++;
        var outputs = new JsonArray();
        TextWriter console = Console.Out;
        using var printed = new StringWriter { NewLine = "\n" };
        Console.SetOut(printed);
        object? value = null;
        Exception? fault;
        try
        {
            (value, fault) = await Evaluate(code);
        }
        finally
        {
            Console.SetOut(console);
        }

        if (printed.GetStringBuilder().Length > 0)
        {
            outputs.Add(new JsonObject { ["name"] = "stdout", ["output_type"] = "stream", ["text"] = Display.Lines(printed.ToString()) });
        }

        if (fault is not null)
        {
            outputs.Add(new JsonObject { ["ename"] = fault.GetType().Name, ["evalue"] = fault.Message, ["output_type"] = "error", ["traceback"] = Display.Lines(fault.ToString()) });
        }
        else if (value is not null)
        {
            outputs.Add(new JsonObject { ["data"] = Display.Bundle(value), ["execution_count"] = _count, ["metadata"] = new JsonObject(), ["output_type"] = "execute_result" });
        }

        return outputs;
    }

    private async Task<(object? Value, Exception? Fault)> Evaluate(string code)
    {
        try
        {
            string program = Package().Replace(code, Referenced);
            _state = _state is null
                ? await CSharpScript.Create<object>(program, _options).RunAsync(null, _ => true)
                : await _state.ContinueWithAsync<object>(program, _options, _ => true);
            return (_state.ReturnValue, _state.Exception);
        }
        catch (Exception e) when (e is CompilationErrorException or InvalidOperationException)
        {
            return (null, e);
        }
    }

    private string Referenced(Match directive)
    {
        _options = _options.AddReferences(feed.Assemblies(directive.Groups["id"].Value, directive.Groups["version"].Value).Select(file => MetadataReference.CreateFromFile(file)));
        return "";
    }

    private static bool IsManaged(string file)
    {
        using FileStream stream = File.OpenRead(file);
        using var image = new System.Reflection.PortableExecutable.PEReader(stream);
        return image.HasMetadata;
    }

    [GeneratedRegex("""^[ \t]*#r[ \t]+"nuget:[ \t]*(?<id>[\w.]+)[ \t]*,[ \t]*(?<version>[^"\s]+)[ \t]*"[ \t]*$""", RegexOptions.Multiline)]
    private static partial Regex Package();
}
