using Risk.Files;
using Risk.Files.Binding;
using Risk.Files.Excel;
using Risk.Files.Json;

namespace Risk;

/// <summary>
/// Programmes as Excel workbooks (.xlsx), where analysts keep them: a sheet for the programme, one row a customer, a supplier, a cost, a risk. Fields and values are those of
/// <see cref="ProgrammeFile"/>; a distribution is written <c>triangular(3.1, 4, 4.6)</c>.
/// </summary>
public static class ProgrammeWorkbook
{
    /// <summary>Reads and checks a workbook.</summary>
    /// <exception cref="ModelException">Every fault, each with its sheet and cell, such as <c>customers!D4</c>; LIM009 a file that unpacks to more than 256 MiB or a hundredfold.</exception>
    public static LoadedProgramme Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Load(InputFile.ReadAll(path, ProgrammeFile.MaximumLength), path);
    }

    /// <summary>Writes a programme as a workbook that reads back to the same programme.</summary>
    /// <param name="programme">What to write.</param>
    /// <param name="path">Where.</param>
    /// <param name="overwrite">True to replace a file that is there.</param>
    /// <param name="simulation">How it is to be simulated; null to leave that to who reads it.</param>
    /// <exception cref="ModelException">As for <see cref="ProgrammeFile.Write"/>; LIM011 a value longer than a cell holds.</exception>
    public static void Write(Programme programme, string path, bool overwrite = false, SimulationOptions? simulation = null) => Write(programme, path, overwrite, asTemplate: false, simulation);

    /// <summary>Writes a workbook to be filled in: a programme as an example, every heading there is, and a sheet that says what they mean.</summary>
    /// <param name="example">The programme that stands in it.</param>
    /// <param name="path">Where.</param>
    /// <param name="overwrite">True to replace a file that is there.</param>
    /// <exception cref="ModelException">As for <see cref="Write(Programme, string, bool, SimulationOptions)"/>.</exception>
    public static void WriteTemplate(Programme example, string path, bool overwrite = false) => Write(example, path, overwrite, asTemplate: true, null);

    internal static LoadedProgramme Load(byte[] bytes, string name)
    {
        var problems = new ProblemList();
        return new ProgrammeReader(problems).Read(new ProgrammeSheetsReader(problems).Read(WorkbookReader.Read(bytes, name)));
    }

    private static void Write(Programme programme, string path, bool overwrite, bool asTemplate, SimulationOptions? simulation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string json = ProgrammeFile.ToJson(programme, simulation);
        WholeFile.Write(path, stream => WorkbookWriter.Write(ProgrammeSheetsWriter.Sheets(json, asTemplate), stream), overwrite, json.Length);
    }
}
