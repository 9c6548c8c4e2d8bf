using System.Globalization;
using Risk.Files.Json;

namespace Risk.Files.Binding;

/// <summary>A group under <c>dependence</c> and the laws of its inputs, to the values that its copula joins.</summary>
internal sealed class GroupReader(ProgrammeReader reader, ProblemList problems)
{
    /// <summary>Each takes about a second.</summary>
    private const int MostSolved = 200;

    /// <summary>The inputs' values, in their order; null where something is wrong, which is told.</summary>
    /// <param name="found">The group.</param>
    /// <param name="laws">The laws of its inputs.</param>
    /// <param name="areRead">False where a law has a fault, which has been told.</param>
    public IReadOnlyList<Uncertain>? Read(GroupInFile found, IReadOnlyList<Uncertain> laws, bool areRead)
    {
        // A copula that cannot be is told, and the laws are still held to their rules under one that can.
        (Dependence group, Element place, bool isWhole) = found;
        string name = string.IsNullOrWhiteSpace(group.Name) ? "a group" : group.Name;
        Copula? copula = isWhole && (areRead || group.Kind != CorrelationKind.Pearson) ? CopulaOf(group, place, laws) : null;
        (string, Uncertain)[] inputs = [.. group.Inputs.Zip(laws)];
        var joined = (IReadOnlyList<Uncertain>?)reader.Guarded(
            place["inputs"]!, () => Uncertain.Inputs(name, copula ?? Copula.Gaussian(CorrelationMatrix.Equal(inputs.Length, 0)), inputs));
        return copula is null ? null : joined;
    }

    private Copula? CopulaOf(Dependence group, Element place, IReadOnlyList<Uncertain> laws)
    {
        if (group is { Copula: CopulaFamily.StudentT, Kind: CorrelationKind.Spearman or CorrelationKind.Pearson })
        {
            problems.Error("COR013", place["kind"]!, $"a t copula takes correlations of scores or Kendall's: {group.Kind}'s has no closed form for it");
            return null;
        }

        CorrelationMatrix? matrix = group.Correlation is { } stated ? MatrixOf(group, stated, place["correlation"]!, laws) : null;
        if (group.Correlation is not null && matrix is null)
        {
            return null;
        }

        Element parameter = place[Dependence.FieldsOf(group.Copula)[^1]]!;
        var copula = (Copula?)reader.Guarded(parameter, () => group.Copula switch
        {
            CopulaFamily.Gaussian => Copula.Gaussian(matrix!),
            CopulaFamily.StudentT => Copula.StudentT(matrix!, group.DegreesOfFreedom!.Value),
            CopulaFamily.Clayton => Copula.Clayton(group.Theta!.Value, laws.Count),
            CopulaFamily.Gumbel => Copula.Gumbel(group.Theta!.Value, laws.Count),
            _ => Copula.Frank(group.Theta!.Value, laws.Count),
        });
        return group.Survival ? copula?.Survival() : copula;
    }

    private CorrelationMatrix? MatrixOf(Dependence group, StatedCorrelation stated, Element place, IReadOnlyList<Uncertain> laws)
    {
        double[,] values = stated.For(laws.Count);
        CorrelationKind kind = group.Kind!.Value;
        if (values.GetLength(0) != laws.Count)
        {
            problems.Error("COR005", place, $"matrix is {values.GetLength(0)}x{values.GetLength(1)} but {laws.Count} {(laws.Count == 1 ? "input is" : "inputs are")} named");
            return null;
        }

        if (kind == CorrelationKind.Pearson && laws.Any(l => l.Law is null))
        {
            problems.Error("COR012", place, $"Pearson's correlation of {string.Join(", ", group.Inputs.Where((_, i) => laws[i].Law is null))} is not known before the runs, since the law has uncertain parameters: state \"spearman\", \"kendall\" or \"scores\"");
            return null;
        }

        int pairs = kind == CorrelationKind.Pearson ? laws.Count * (laws.Count - 1) / 2 : 0;
        if (pairs > MostSolved)
        {
            problems.Error("LIM003", place, $"{pairs} pairs to be solved for from Pearson's correlation exceed {MostSolved}", "state \"spearman\", \"kendall\" or \"scores\"");
            return null;
        }

        try
        {
            return kind == CorrelationKind.Pearson ? CorrelationMatrix.FromPearson(values, [.. laws.Select(l => l.Law!)])
                : values.Cast<double>().Any(double.IsNaN) ? CorrelationMatrix.Complete(values, kind)
                : new(values, kind);
        }
        catch (ModelException e)
        {
            foreach (Problem p in e.Problems)
            {
                problems.Error(p.Code, EntryOf(place, p.Path), p.Message, p.Code == "COR006" ? OfferedMatrix.Hint(stated, values, kind) : p.Hint);
            }

            return null;
        }
    }

    /// <summary>The element of the entry that the engine calls <c>corr[1,2]</c>; the whole where it names none.</summary>
    private static Element EntryOf(Element correlation, string path)
    {
        string[] at = path.Split('[', ',', ']');
        return correlation.Kind == ElementKind.Array && at.Length == 4 && at[0] == "corr"
            ? correlation.Items[int.Parse(at[1], CultureInfo.InvariantCulture) - 1].Items[int.Parse(at[2], CultureInfo.InvariantCulture) - 1]
            : correlation;
    }
}
