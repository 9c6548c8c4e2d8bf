using System.Globalization;
using System.Text;
using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using DuckDB.NET.Data;
using static Risk.Distribution;

namespace Risk.Files.Tests.Data;

/// <summary>Runs as files, read back by other programs.</summary>
public sealed class TableTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("risk-data-");

    private string At(string file) => Path.Combine(_folder.FullName, file);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Runs_computed_again_are_those_of_the_simulation()
    {
        ProgrammeModel model = TableSubject.Programme.ToModel();
        foreach (SamplingDesign design in (SamplingDesign[])[SamplingDesign.MonteCarlo, SamplingDesign.LatinHypercube, SamplingDesign.Sobol, Late])
        {
            SimulationOptions options = TableSubject.Options with { Design = design };
            ModelResult result = model.Model.Simulate(options);
            RunExplanation told = model.Model.Explain(77, options);
            RunTable table = RunTable.Of(model.Model, options, result, ["all"]);
            RunBlock[] blocks = [.. table.Blocks()];
            Assert.Equal(result.Runs, blocks.Sum(b => b.Runs));
            for (int c = 0; c < table.Columns.Count; c++)
            {
                double[] column = [.. blocks.SelectMany(b => b[c].ToArray())];
                switch (table.Columns[c].Kind)
                {
                    case RunColumnKind.Value:
                        Assert.Equal(result.Values[table.Columns[c].Name].Samples.ToArray(), column);
                        break;
                    case RunColumnKind.Weight:
                        Assert.Equal(result.Weights.ToArray(), column);
                        break;
                    case RunColumnKind.Event:
                        Assert.Equal(result.Events[table.Columns[c].Name].Count, column.Count(v => v == 1));
                        break;
                    default:
                        Assert.Equal(told.Inputs.Single(i => i.Name == table.Columns[c].Name).Value, column[77]);
                        break;
                }
            }
        }
    }

    /// <summary>Without its weight a run of importance sampling tells nothing of the model.</summary>
    [Fact]
    public void Runs_with_weights_are_never_written_without_them()
    {
        Model model = TableSubject.Programme.ToModel().Model;
        SimulationOptions options = TableSubject.Options with { Design = Late };
        ModelResult result = model.Simulate(options);
        RunTable kept = RunTable.Of("kept", result);

        Assert.Equal("weight", RunTable.Of(model, options, result, ["events"]).Names[0]);
        Assert.Equal("weight", kept.Names[0]);
        Assert.Equal(result.Weights.ToArray(), kept.Blocks().SelectMany(b => b[0].ToArray()));
        Assert.Contains("design", Assert.Throws<ArgumentException>(() => RunTable.Of(model, options with { Design = SamplingDesign.MonteCarlo }, result)).Message, StringComparison.Ordinal);
        Assert.Contains("DATA004", Assert.Throws<ModelException>(() => ResultFile.WriteSipmath(kept, At("x.json"))).Message, StringComparison.Ordinal);
        Assert.Contains("RUN034", Assert.Throws<ModelException>(() => ModelComparison.Of(model, model, options)).Message, StringComparison.Ordinal);

        var named = new Model("named");
        named.Output("weight", named.Input("x", Normal(0, 1)));
        SimulationOptions other = TableSubject.Options with { Design = SamplingDesign.Importance(("x", Normal(1, 1))) };
        Assert.Contains("DATA002", Assert.Throws<ModelException>(() => RunTable.Of(named, other, named.Simulate(other))).Message, StringComparison.Ordinal);
    }

    private static SamplingDesign Late => SamplingDesign.Importance(("customers/Payroll/migration delay", Gamma(1.5, 9)));

    /// <summary>They would bear its seed and its checksum, and a SIPmath library would be fitted to zeros in place of the runs that are not there.</summary>
    [Fact]
    public void Runs_of_another_simulation_are_not_written_as_those_of_a_result()
    {
        Model Of(double mean)
        {
            var made = new Model("x");
            made.Output("x", made.Input("x", Normal(mean, 1)));
            return made;
        }

        Model model = Of(0);
        SimulationOptions options = new() { Runs = 10_000, Seed = 1, KeepSamples = true };
        string Refused(Model of, SimulationOptions with, SimulationOptions by) => Assert.Throws<ArgumentException>(() => RunTable.Of(of, with, model.Simulate(by))).Message;

        Assert.StartsWith("the result has 10000 runs, a simulation of the options 100", Refused(model, options with { Runs = 100 }, options), StringComparison.Ordinal);
        Assert.StartsWith("the result is of the design Monte Carlo, the options of antithetic pairs", Refused(model, options with { Design = SamplingDesign.Antithetic }, options), StringComparison.Ordinal);
        Assert.StartsWith("the result is of the model ", Refused(Of(100), options, options), StringComparison.Ordinal);
        Assert.StartsWith("the result is of the seed 1", Refused(model, options with { Seed = 2 }, options), StringComparison.Ordinal);
        Assert.StartsWith("the result is of the seed 1, the options have none", Refused(model, options with { Seed = null }, options), StringComparison.Ordinal);
        SimulationOptions cube = options with { Design = SamplingDesign.LatinHypercube };
        Assert.StartsWith("the result is of the design Latin hypercube", Refused(model, cube with { Design = cube.Design with { Replicates = 8 } }, cube), StringComparison.Ordinal);
        SimulationOptions weighted = options with { Design = SamplingDesign.Importance(("x", Normal(1, 1.2))) };
        Assert.StartsWith("the result is of the design importance sampling: x", Refused(model, options with { Design = SamplingDesign.Importance(("x", Normal(5, 1.2))) }, weighted), StringComparison.Ordinal);
        Assert.Equal(10_000, RunTable.Of(model, options with { Threads = 1, KeepSamples = false, Checksum = true }, model.Simulate(options)).Runs);
    }

    [Fact]
    public void Csv_reads_back_to_the_same_bits_and_no_name_is_a_formula()
    {
        RunTable table = TableSubject.Table(TableSubject.Hostile(), null, "all");
        ResultFile.WriteCsv(table, At("draws.csv"));
        string[][] rows = [.. Rows(File.ReadAllText(At("draws.csv")))];
        Assert.Equal(["run", .. table.Names.Select(Unharmed)], rows[0]);
        Assert.All(rows[0], cell => Assert.DoesNotContain(cell[0], "=+-@\t\r\n\uFF1D"));
        Assert.Equal(5001, rows.Length);
        RunBlock[] blocks = [.. table.Blocks()];
        for (int run = 0; run < 5000; run++)
        {
            double[] expected = [.. Enumerable.Range(0, table.Columns.Count).Select(c => blocks[run / 4096][c].Span[run % 4096])];
            Assert.Equal(run.ToString(CultureInfo.InvariantCulture), rows[run + 1][0]);
            Assert.Equal(expected, rows[run + 1][1..].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)));
        }

        Assert.Contains(rows, r => r.Contains("Infinity"));
        Assert.DoesNotContain(rows, r => r.Contains("NaN"));
        using var metadata = JsonDocument.Parse(File.ReadAllText(At("draws.csv-metadata.json")));
        JsonElement notes = metadata.RootElement.GetProperty("notes")[0];
        Assert.Equal(table.Metadata["checksum"], notes.GetProperty("checksum").GetString());
        Assert.Equal(64, table.Metadata["checksum"].Length);
        Assert.Equal("42", notes.GetProperty("seed").GetString());
    }

    [Fact]
    public void The_same_table_is_the_same_bytes()
    {
        Action<RunTable, string>[] writers = [(t, p) => ResultFile.WriteCsv(t, p), (t, p) => ResultFile.WriteParquet(t, p), (t, p) => ResultFile.WriteArrow(t, p)];
        foreach ((int i, Action<RunTable, string> write) in writers.Index())
        {
            write(TableSubject.Table(TableSubject.Hostile()), At($"a{i}"));
            write(TableSubject.Table(TableSubject.Hostile(), TableSubject.Options with { Threads = 1 }), At($"b{i}"));
            Assert.Equal(File.ReadAllBytes(At($"a{i}")), File.ReadAllBytes(At($"b{i}")));
        }
    }

    [Fact]
    public void DuckDB_reads_the_Parquet_file_to_the_same_bits_with_its_metadata()
    {
        RunTable table = TableSubject.Table(TableSubject.Hostile(), null, "all");
        ResultFile.WriteParquet(table, At("draws.parquet"));
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM read_parquet('{At("draws.parquet")}') ORDER BY run";
        using (DuckDBDataReader reader = command.ExecuteReader())
        {
            Assert.Equal(["run", .. table.Names], Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
            long run = 0;
            foreach (RunBlock block in table.Blocks())
            {
                for (int i = 0; i < block.Runs; i++, run++)
                {
                    Assert.True(reader.Read());
                    Assert.Equal(run, reader.GetInt64(0));
                    for (int c = 0; c < block.Columns; c++)
                    {
                        double read = table.Columns[c].Kind == RunColumnKind.Event ? (reader.GetBoolean(c + 1) ? 1 : 0) : reader.GetDouble(c + 1);
                        Assert.Equal(BitConverter.DoubleToInt64Bits(block[c].Span[i]), BitConverter.DoubleToInt64Bits(read));
                    }
                }
            }

            Assert.False(reader.Read());
        }

        command.CommandText = $"SELECT decode(value) FROM parquet_kv_metadata('{At("draws.parquet")}') WHERE decode(key) = 'checksum'";
        Assert.Equal(table.Metadata["checksum"], command.ExecuteScalar());
    }

    [Fact]
    public void Many_columns_and_row_groups_come_back_from_Parquet_and_DuckDB_computes_the_same_median()
    {
        ProgrammeModel model = TableSubject.Programme.ToModel();
        SimulationOptions options = TableSubject.Options with { Runs = 300_000 };
        SimulationResult result = model.Simulate(options);
        ResultFile.WriteParquet(RunTable.Of(model.Model, options, result.Model, ["net present value/*", "inputs"]), At("many.parquet"));
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        string last = $"net present value/full/{result.YearLabel(result.Years[^1])}";
        command.CommandText = $"SELECT quantile_cont(\"{last}\", 0.5) FROM read_parquet('{At("many.parquet")}')";
        Assert.Equal(result.NetPresentValue().Quantile(0.5).Value, (double)command.ExecuteScalar()!, 1e-9);
        command.CommandText = $"SELECT count(DISTINCT row_group_id) FROM parquet_metadata('{At("many.parquet")}')";
        Assert.True((long)command.ExecuteScalar()! > 1);
    }

    [Fact]
    public async Task Arrow_reads_back_to_the_same_bits_with_its_metadata()
    {
        RunTable table = TableSubject.Table(TableSubject.Hostile(), null, "all");
        ResultFile.WriteArrow(table, At("draws.arrow"));
        using var reader = new ArrowFileReader(File.OpenRead(At("draws.arrow")), leaveOpen: false);
        int runs = 0;
        RunBlock[] blocks = [.. table.Groups(default)];
        for (int b = 0; b < await reader.RecordBatchCountAsync(); b++)
        {
            using RecordBatch batch = await reader.ReadRecordBatchAsync(b);
            Assert.Equal(["run", .. table.Names], batch.Schema.FieldsList.Select(f => f.Name));
            Assert.Equal(table.Metadata["checksum"], batch.Schema.Metadata["checksum"]);
            Assert.Equal(runs, ((Int64Array)batch.Column(0)).Values[0]);
            for (int c = 0; c < table.Columns.Count; c++)
            {
                double[] read = batch.Column(c + 1) is BooleanArray truths
                    ? [.. Enumerable.Range(0, truths.Length).Select(i => truths.GetValue(i) == true ? 1.0 : 0)]
                    : ((DoubleArray)batch.Column(c + 1)).Values.ToArray();
                Assert.Equal(blocks[b][c].ToArray(), read);
            }

            runs += batch.Length;
        }

        Assert.Equal(5000, runs);
    }

    [Fact]
    public void Columns_are_chosen_by_name_pattern_and_kind_and_a_wrong_one_is_told()
    {
        Model model = TableSubject.Hostile();
        Assert.Equal(["above"], RunTable.ColumnsOf(model, ["events"]).Select(c => c.Name));
        Assert.Equal(["=x", "plain"], RunTable.ColumnsOf(model, ["input/=x", "pl*n"]).Select(c => c.Name));
        Assert.Equal(RunTable.ColumnsOf(model).Count + 1, RunTable.ColumnsOf(model, ["all", "plain"]).Count);
        ModelException thrown = Assert.Throws<ModelException>(() => RunTable.ColumnsOf(model, ["plan", "zebra/*"]));
        Assert.Equal(["DATA001", "DATA001"], thrown.Problems.Select(p => p.Code));
        Assert.Contains("did you mean \"plain\"", thrown.Message, StringComparison.Ordinal);
        model.Output("input/=x", model.AllColumns.Count > 0 ? (Uncertain)1.0 : 2.0);
        Assert.Equal("DATA002", Assert.Throws<ModelException>(() => RunTable.ColumnsOf(model, ["all"])).Problems[0].Code);
    }

    [Fact]
    public void A_result_gives_the_samples_it_kept_and_says_so_where_it_kept_none()
    {
        SimulationResult result = TableSubject.Programme.Simulate(TableSubject.Options);
        ResultFile.WriteCsv(result, At("kept.csv"));
        string[][] rows = [.. Rows(File.ReadAllText(At("kept.csv")))];
        Assert.Equal(result.NetPresentValue().Samples[4321], double.Parse(rows[4322][System.Array.IndexOf(rows[0], result.NetPresentValue().Name)], CultureInfo.InvariantCulture));
        Assert.Equal("DATA001", Assert.Throws<ModelException>(() => RunTable.Of(result, ["inputs"])).Problems[0].Code);
        SimulationResult none = TableSubject.Programme.Simulate(TableSubject.Options with { KeepSamples = false });
        Assert.Equal("DATA003", Assert.Throws<ModelException>(() => RunTable.Of(none)).Problems[0].Code);
    }

    [Fact]
    public void A_cancelled_or_failed_writer_leaves_what_was_there_and_nothing_else()
    {
        RunTable table = TableSubject.Table(TableSubject.Hostile());
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Action<string, CancellationToken>[] writers =
            [(p, c) => ResultFile.WriteCsv(table, p, true, c), (p, c) => ResultFile.WriteParquet(table, p, true, c), (p, c) => ResultFile.WriteArrow(table, p, true, c)];
        foreach (Action<string, CancellationToken> write in writers)
        {
            File.WriteAllText(At("old"), "mine");
            Assert.ThrowsAny<OperationCanceledException>(() => write(At("old"), cancelled.Token));
            Assert.Equal("mine", File.ReadAllText(At("old")));
            Assert.Equal("FILE002", Assert.Throws<ModelException>(() => write(At("none/new"), default)).Problems[0].Code);
            Assert.Equal(["old"], _folder.GetFiles().Select(f => f.Name));
        }

        Assert.Equal("OUT002", Assert.Throws<ModelException>(() => ResultFile.WriteParquet(table, At("old"))).Problems[0].Code);
        ModelException full = Assert.Throws<ModelException>(() => WholeFile.Write(At("old"), Full, true, 5 << 20));
        Assert.Equal(("OUT010", $"disk full writing {At("old")} (needs about 6 MB)"), (full.Problems[0].Code, full.Problems[0].Message));
        Assert.Equal(("mine", 1), (File.ReadAllText(At("old")), _folder.GetFiles().Length));

        static void Full(Stream stream)
        {
            stream.Write(new byte[100_000]);
            throw new IOException("No space left on device", 0x1C);
        }
    }

    /// <summary>Of 255 bytes, the most that file systems take; the temporary file beside it needs no more.</summary>
    [Fact]
    public void The_longest_name_that_a_file_can_have_is_written()
    {
        string path = At(new string('x', 255));
        WholeFile.Write(path, "whole", overwrite: false);
        Assert.Equal("whole", File.ReadAllText(path));
    }

    [Theory]
    [InlineData(true, "first")]
    [InlineData(false, "second")]
    public void Of_two_that_write_one_file_at_once_one_is_kept_whole(bool overwrite, string kept)
    {
        var write = () => WholeFile.Write(
            At("whole"),
            stream =>
            {
                stream.Write("fir"u8);
                WholeFile.Write(At("whole"), "second", overwrite);
                stream.Write("st"u8);
            },
            overwrite, about: 5);
        if (overwrite)
        {
            write();
        }
        else
        {
            Assert.Equal("OUT002", Assert.Throws<ModelException>(write).Problems[0].Code);
        }

        Assert.Equal(kept, File.ReadAllText(At("whole")));
        Assert.Single(_folder.GetFiles());
    }

    /// <summary>What stands in a cell for a name: itself, or with the apostrophe that keeps it from being a formula.</summary>
    private static string Unharmed(string name) => "=+-@\t\r\n\uFF1D".Contains(name[0], StringComparison.Ordinal) ? "'" + name : name;

    /// <summary>A reader of RFC 4180, written from the grammar.</summary>
    private static IEnumerable<string[]> Rows(string text)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                for (i++; text[i] != '"' || (i + 1 < text.Length && text[i + 1] == '"'); i++)
                {
                    cell.Append(text[i]);
                    i += text[i] == '"' ? 1 : 0;
                }
            }
            else if (text[i] is ',' or '\r')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (text[i] == '\r')
                {
                    Assert.Equal('\n', text[++i]);
                    yield return [.. row];
                    row.Clear();
                }
            }
            else
            {
                cell.Append(text[i]);
            }
        }

        Assert.Empty(row);
    }
}
