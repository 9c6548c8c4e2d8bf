using Risk.Files;
using Risk.Files.Data;
using Risk.Files.Excel;
using Risk.Files.Sipmath;

namespace Risk;

/// <summary>
/// Results and runs as files of other programs. Every file is written beside its target and then takes its name: what was there stays whole until then, and a
/// failure or a cancellation leaves nothing behind.
/// </summary>
/// <remarks>
/// All methods throw <see cref="ModelException"/>: OUT002 the file exists, OUT010 the disk is full, OUT011 it could not be written, FILE002 no such folder,
/// FILE003 access denied; and <see cref="OperationCanceledException"/>.
/// </remarks>
public static class ResultFile
{
    /// <summary>The version of the form of results as JSON.</summary>
    public const int Version = 1;

    /// <summary>
    /// Writes runs as CSV (RFC 4180), for anything; beside it <c>NAME-metadata.json</c>, which says seed, versions and checksum. Numbers read back to the same
    /// bits. A name that a spreadsheet would take for a formula begins with an apostrophe. A moment that never comes is <c>Infinity</c>.
    /// </summary>
    /// <param name="table">What to write.</param>
    /// <param name="path">Where.</param>
    /// <param name="overwrite">True to replace files that are there.</param>
    /// <param name="cancellation">Ends it, without a file.</param>
    public static void WriteCsv(RunTable table, string path, bool overwrite = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string beside = path + "-metadata.json";
        WholeFile.ThrowIfTaken(beside, overwrite);
        WholeFile.Write(path, stream => CsvTable.Write(table, stream, cancellation), overwrite, Length(table, 18));
        WholeFile.Write(beside, CsvTable.Metadata(table, Path.GetFileName(path)), overwrite);
    }

    /// <summary>Writes the samples that a result has kept as CSV.</summary>
    /// <param name="result">A result with samples.</param>
    /// <param name="path">Where.</param>
    /// <param name="overwrite">True to replace files that are there.</param>
    /// <param name="cancellation">Ends it, without a file.</param>
    public static void WriteCsv(SimulationResult result, string path, bool overwrite = false, CancellationToken cancellation = default) =>
        WriteCsv(RunTable.Of(result), path, overwrite, cancellation);

    /// <summary>Writes runs as Parquet, for DuckDB, pandas, Polars, R and data warehouses. Seed, versions and checksum are in the metadata of the file.</summary>
    /// <param name="table">What to write.</param>
    /// <param name="path">Where.</param>
    /// <param name="overwrite">True to replace a file that is there.</param>
    /// <param name="cancellation">Ends it, without a file.</param>
    public static void WriteParquet(RunTable table, string path, bool overwrite = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        WholeFile.Write(path, stream => ParquetTable.Write(table, stream, cancellation), overwrite, Length(table, 8));
    }

    /// <summary>Writes runs as an Arrow IPC file, for Python and R. Seed, versions and checksum are in the metadata of the schema.</summary>
    /// <param name="table">What to write.</param>
    /// <param name="path">Where.</param>
    /// <param name="overwrite">True to replace a file that is there.</param>
    /// <param name="cancellation">Ends it, without a file.</param>
    public static void WriteArrow(RunTable table, string path, bool overwrite = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        WholeFile.Write(path, stream => ArrowTable.Write(table, stream, cancellation), overwrite, Length(table, 8));
    }

    /// <summary>Writes a result as a workbook: summary, curves (every criterion by, in and sustained from each year), assumptions with their provenance, back-test.</summary>
    /// <param name="result">What to write.</param>
    /// <param name="path">Where.</param>
    /// <param name="runs">Runs for a sheet of their own, at most 1,048,575; null for none.</param>
    /// <param name="overwrite">True to replace a file that is there.</param>
    /// <param name="cancellation">Ends it, without a file.</param>
    /// <exception cref="ModelException">LIM012: more runs or columns than a sheet holds.</exception>
    public static void WriteExcel(SimulationResult result, string path, RunTable? runs = null, bool overwrite = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        IReadOnlyList<Sheet> sheets = ResultSheets.Of(result, runs, cancellation);
        WholeFile.Write(path, stream => WorkbookWriter.Write(sheets, stream, cancellation), overwrite, runs is null ? 1 << 20 : Length(runs, 12));
    }

    /// <summary>
    /// Writes columns as a SIPmath 3.0 library, for the tools of ProbabilityManagement.org. The standard holds functions, not samples: each column becomes the metalog
    /// nearest to it, with fewer terms where its quantile would fall, and their dependence a Gaussian copula. How far each is from its column stands in its metadata.
    /// </summary>
    /// <param name="table">Values and inputs, of 20 runs or more.</param>
    /// <param name="path">Where.</param>
    /// <param name="terms">The terms of each metalog, 2 to 16.</param>
    /// <param name="overwrite">True to replace a file that is there.</param>
    /// <param name="cancellation">Ends it, without a file.</param>
    /// <exception cref="ModelException">DATA004 a column is an event or not finite; LIM013 too few runs or more than 2²⁶ values.</exception>
    public static void WriteSipmath(RunTable table, string path, int terms = 5, bool overwrite = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(terms, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(terms, 16);
        WholeFile.ThrowIfTaken(path, overwrite);
        WholeFile.Write(path, SipmathWriter.Json(table, Path.GetFileName(path), terms, cancellation), overwrite);
    }

    /// <summary>A result as JSON: probabilities by year with their intervals, net present value, back-test, seed, versions and checksum. What is not finite is null.</summary>
    public static string ToJson(SimulationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return ResultJson.Of(result);
    }

    /// <summary>Writes a result as JSON.</summary>
    /// <param name="result">What to write.</param>
    /// <param name="path">Where.</param>
    /// <param name="overwrite">True to replace a file that is there.</param>
    public static void WriteJson(SimulationResult result, string path, bool overwrite = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        WholeFile.Write(path, ToJson(result), overwrite);
    }

    /// <summary>The JSON Schema (2020-12) of results.</summary>
    public static string Schema()
    {
        using Stream stream = typeof(ResultFile).Assembly.GetManifestResourceStream("result.schema.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static long Length(RunTable table, int bytes) => table.Runs * (table.Columns.Count + 1) * bytes;
}
