using System.Globalization;
using Risk.Files.Data;

namespace Risk;

/// <summary>
/// The runs of a simulation as a table to be written to a file: a run a row, a figure a column, and what is needed to make it again. Rows are computed or
/// copied as they are written, so the table takes no memory of its own.
/// </summary>
public sealed class RunTable
{
    private const int LeafRuns = 4096;

    private readonly Func<CancellationToken, IEnumerable<RunBlock>> _blocks;

    private RunTable(string programme, ModelResult result, IReadOnlyList<RunColumn> columns, Func<CancellationToken, IEnumerable<RunBlock>> blocks)
    {
        (Columns, Runs, _blocks) = (columns, result.Runs, blocks);
        Names = [.. columns.Select(ColumnChoice.NameOf)];
        Metadata = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["checksum"] = result.Checksum ?? "",
            ["design"] = result.Design,
            ["libraryVersion"] = result.LibraryVersion,
            ["modelHash"] = result.ModelHash,
            ["programme"] = programme,
            ["runs"] = result.Runs.ToString(CultureInfo.InvariantCulture),
            ["seed"] = result.Seed.ToString(CultureInfo.InvariantCulture),
            ["streamVersion"] = result.StreamVersion.ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>What each column is.</summary>
    public IReadOnlyList<RunColumn> Columns { get; }

    /// <summary>What each column is called in files: an output by its name, an input as <c>input/NAME</c>; the first of importance sampling <c>weight</c>.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The number of rows.</summary>
    public long Runs { get; }

    /// <summary>Programme, seed, design, versions, model hash and checksum, which files carry where their format has a place for it.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The samples that a result has kept, of its value outputs.</summary>
    /// <param name="result">A result with samples (<see cref="SimulationOptions.KeepSamples"/>).</param>
    /// <param name="columns">Names or patterns such as <c>net present value/*</c>; all values unless set.</param>
    /// <exception cref="ModelException">DATA001 there is no such column; DATA003 the samples were not kept.</exception>
    public static RunTable Of(SimulationResult result, IReadOnlyList<string>? columns = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Of(result.Programme.Name, result.Model, columns);
    }

    /// <summary>The samples that the result of a model has kept; see <see cref="Of(SimulationResult, IReadOnlyList{string}?)"/>.</summary>
    /// <param name="name">What the model is called.</param>
    /// <param name="result">A result with samples.</param>
    /// <param name="columns">Names or patterns; all values unless set.</param>
    public static RunTable Of(string name, ModelResult result, IReadOnlyList<string>? columns = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Values.FirstOrDefault(v => !v.HasSamples) is { } missing)
        {
            throw new ModelException(new Problem("DATA003", missing.Name, "samples were not kept: set KeepSamples to true, or write the table of the model and its options"));
        }

        RunColumn[] known = [.. result.Values.Names.Select(n => new RunColumn(n, RunColumnKind.Value))];
        IReadOnlyList<RunColumn> chosen = ColumnChoice.Of(known, columns ?? ["values"]);
        ValueOutput[] outputs = [.. chosen.Select(c => result.Values[c.Name])];
        bool weighted = !result.Weights.IsEmpty;
        return new(name, result, weighted ? WithWeight(chosen) : chosen, cancellation => Kept(result, weighted, outputs, cancellation));
    }

    /// <summary>Inputs, values and events of every run, computed again as they are written: the bits are those of the simulation.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">Those with which <paramref name="result"/> was simulated, with its seed.</param>
    /// <param name="result">What the simulation of the model gave, for the seed and the checksum in the file.</param>
    /// <param name="columns">Names, patterns such as <c>net present value/*</c>, or <c>inputs</c>, <c>values</c>, <c>events</c>, <c>all</c>; inputs and values unless set.</param>
    /// <exception cref="ModelException">DATA001 there is no such column; DATA002 two columns would have one name.</exception>
    /// <exception cref="ArgumentException">The result is not that of the model and these options.</exception>
    public static RunTable Of(Model model, SimulationOptions options, ModelResult result, IReadOnlyList<string>? columns = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(result);
        if (options.Seed != result.Seed)
        {
            throw new ArgumentException($"the result is of the seed {result.Seed}, the options {(options.Seed is { } seed ? $"of {seed}" : "have none")}", nameof(result));
        }

        // Rows of other runs would bear the seed and the checksum of this result. What simulation the options are of, whole replicates and all, its first leaf says.
        PartialResult told = model.SimulatePart(options with { Checksum = false, Watch = null, KeepSamples = options.Design.Method == SamplingMethod.Importance }, 0, 1);
        if (told.Runs != result.Runs || told.Design != result.Design || told.ModelHash != result.ModelHash || told.StreamVersion != result.StreamVersion)
        {
            throw new ArgumentException(
                told.Runs != result.Runs ? string.Create(CultureInfo.InvariantCulture, $"the result has {result.Runs} runs, a simulation of the options {told.Runs}")
                : told.Design != result.Design ? $"the result is of the design {result.Design}, the options of {told.Design}"
                : told.ModelHash != result.ModelHash ? $"the result is of the model {result.ModelHash}, not of {told.ModelHash}"
                : string.Create(CultureInfo.InvariantCulture, $"the result is of stream version {result.StreamVersion}, this library draws version {told.StreamVersion}"), nameof(result));
        }

        IReadOnlyList<RunColumn> chosen = ColumnsOf(model, columns);
        if (!result.Weights.IsEmpty)
        {
            chosen = WithWeight(chosen);
        }

        return new(model.Name, result, chosen, cancellation => model.Runs(chosen, options, cancellation));
    }

    /// <summary>The columns that a choice means, without simulating.</summary>
    /// <param name="model">The model.</param>
    /// <param name="columns">As for <see cref="Of(Model, SimulationOptions, ModelResult, IReadOnlyList{string}?)"/>.</param>
    /// <exception cref="ModelException">DATA001 there is no such column; DATA002 two columns would have one name.</exception>
    public static IReadOnlyList<RunColumn> ColumnsOf(Model model, IReadOnlyList<string>? columns = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return ColumnChoice.Of(model.AllColumns, columns is null or [] ? ["inputs", "values"] : columns);
    }

    /// <summary>The rows, 4,096 at a time.</summary>
    /// <param name="cancellation">Checked before every block.</param>
    public IEnumerable<RunBlock> Blocks(CancellationToken cancellation = default) => _blocks(cancellation);

    /// <summary>The rows in blocks of about four million values, for formats that store columns.</summary>
    internal IEnumerable<RunBlock> Groups(CancellationToken cancellation)
    {
        int leaves = (int)Math.Clamp((1L << 22) / LeafRuns / Columns.Count, 1, 64);
        foreach (RunBlock[] group in Blocks(cancellation).Chunk(leaves))
        {
            yield return group.Length == 1 ? group[0] : new RunBlock(group[0].FirstRun, [.. Enumerable.Range(0, Columns.Count).Select(c => Joined(group, c))]);
        }
    }

    /// <summary>The weight, then the columns.</summary>
    private static IReadOnlyList<RunColumn> WithWeight(IReadOnlyList<RunColumn> columns) => columns.Any(c => ColumnChoice.NameOf(c) == RunColumn.Weight.Name)
        ? throw new ModelException(new Problem("DATA002", RunColumn.Weight.Name, "an output and the weight would both have this name: leave the output out"))
        : [RunColumn.Weight, .. columns];

    private static ReadOnlyMemory<double> Joined(RunBlock[] group, int column)
    {
        double[] joined = new double[group.Sum(b => b.Runs)];
        int at = 0;
        foreach (RunBlock block in group)
        {
            block[column].CopyTo(joined.AsMemory(at));
            at += block.Runs;
        }

        return joined;
    }

    private static IEnumerable<RunBlock> Kept(ModelResult result, bool weighted, ValueOutput[] outputs, CancellationToken cancellation)
    {
        for (long first = 0, runs = result.Runs; first < runs; first += LeafRuns)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = (int)Math.Min(LeafRuns, runs - first);
            ReadOnlyMemory<double>[] weights = weighted ? [result.Weights.Slice((int)first, count).ToArray()] : [];
            yield return new RunBlock(first, [.. weights, .. outputs.Select(o => (ReadOnlyMemory<double>)o.Samples.Slice((int)first, count).ToArray())]);
        }
    }
}
