using System.Text;
using Risk.Files;
using Risk.Files.Binding;
using Risk.Files.Excel;
using Risk.Files.Json;

namespace Risk;

/// <summary>
/// Programmes as JSON files. The fields are the properties of the records in camel case, durations are months, distributions are
/// objects such as <c>{ "distribution": "triangular", "minimum": 3, "mode": 4, "maximum": 6 }</c>, and a text that begins with <c>=</c> is a <see cref="Formula"/> over the names
/// under <c>inputs</c> (uncertain values used in several places) and <c>values</c> (formulas with a name).
/// </summary>
public static class ProgrammeFile
{
    /// <summary>The version of the format that this library writes, and the newest that it reads.</summary>
    public const int Version = 1;

    /// <summary>The longest file, in bytes.</summary>
    public const long MaximumLength = 256L << 20;

    /// <summary>Reads and checks a file, JSON or a workbook (<see cref="ProgrammeWorkbook"/>).</summary>
    /// <exception cref="ModelException">Every fault of the file, each with its JSON pointer and line, or its sheet and cell.</exception>
    public static LoadedProgramme Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        byte[] bytes = InputFile.ReadAll(path, MaximumLength);
        return WorkbookReader.IsWorkbook(bytes) ? ProgrammeWorkbook.Load(bytes, path) : Load(bytes, path);
    }

    /// <summary>The programme of a file.</summary>
    /// <exception cref="ModelException">As for <see cref="Load(string)"/>.</exception>
    public static Programme Read(string path) => Load(path).Programme;

    /// <summary>Reads and checks a text.</summary>
    /// <param name="json">The content of a file.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="ModelException">As for <see cref="Load(string)"/>.</exception>
    public static LoadedProgramme Parse(string json, string name)
    {
        ArgumentNullException.ThrowIfNull(json);
        foreach ((int index, char c) in json.Index())
        {
            bool paired = char.IsHighSurrogate(c) ? index + 1 < json.Length && char.IsLowSurrogate(json[index + 1])
                : !char.IsLowSurrogate(c) || (index > 0 && char.IsHighSurrogate(json[index - 1]));
            if (!paired)
            {
                throw new ModelException(new Problem("FILE023", name, $"invalid text: half a surrogate pair at character {index}"));
            }
        }

        return Load(Encoding.UTF8.GetBytes(json), name);
    }

    /// <summary>The file of a programme. Values that are the default are left out.</summary>
    /// <param name="programme">What to write.</param>
    /// <param name="simulation">How it is to be simulated: runs, seed, design and confidence. Threads and what is kept are no matter of a file. Null to leave that to who reads it.</param>
    /// <exception cref="ModelException">The programme is not valid, or holds what no file can say (a function in C#, a test of one's own; a design that names inputs).</exception>
    public static string ToJson(Programme programme, SimulationOptions? simulation = null)
    {
        ArgumentNullException.ThrowIfNull(programme);
        Problem[] errors = [.. programme.Validate().Where(p => p.Severity == Severity.Error)];
        return errors.Length > 0 ? throw new ModelException(errors) : new ProgrammeWriter().Write(programme, simulation);
    }

    /// <summary>Writes the file of a programme, to a temporary file beside it that then takes its name.</summary>
    /// <param name="programme">What to write.</param>
    /// <param name="path">Where.</param>
    /// <param name="overwrite">True to replace a file that is there.</param>
    /// <param name="simulation">How it is to be simulated; null to leave that to who reads it.</param>
    /// <exception cref="ModelException">As for <see cref="ToJson"/>; OUT002 the file exists; OUT010 the disk is full; FILE003 access denied.</exception>
    public static void Write(Programme programme, string path, bool overwrite = false, SimulationOptions? simulation = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        WholeFile.Write(path, ToJson(programme, simulation), overwrite);
    }

    /// <summary>Writes a text, such as the schema or a result, in the same careful way: to a temporary file beside the target that then takes its name.</summary>
    /// <param name="path">Where.</param>
    /// <param name="text">What.</param>
    /// <param name="overwrite">True to replace a file that is there.</param>
    /// <exception cref="ModelException">OUT002 the file exists; OUT010 the disk is full; FILE002 no such folder; FILE003 access denied.</exception>
    public static void WriteText(string path, string text, bool overwrite = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(text);
        WholeFile.Write(path, text, overwrite);
    }

    /// <summary>The JSON Schema (2020-12) of these files, for completion and hover text in editors.</summary>
    public static string Schema()
    {
        using Stream stream = typeof(ProgrammeFile).Assembly.GetManifestResourceStream("programme.schema.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static LoadedProgramme Load(byte[] utf8, string name)
    {
        var problems = new ProblemList();
        Element? root = new ElementParser(utf8, name, problems).Parse();
        return root is null ? throw problems.Exception() : new ProgrammeReader(problems).Read(root);
    }
}
