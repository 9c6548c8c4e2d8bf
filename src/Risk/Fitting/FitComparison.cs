using System.Globalization;
using System.Text;

namespace Risk;

/// <summary>Several families fitted to the same data, the best first, and those that could not be.</summary>
public sealed class FitComparison
{
    internal FitComparison(FitCriterion criterion, IReadOnlyList<FittedLaw> fits, IReadOnlyList<KeyValuePair<LawFamily, string>> failures) =>
        (Criterion, Fits, Failures) = (criterion, fits, failures);

    /// <summary>What makes one better.</summary>
    public FitCriterion Criterion { get; }

    /// <summary>The fits, the best first.</summary>
    public IReadOnlyList<FittedLaw> Fits { get; }

    /// <summary>The families that do not fit, each with the reason.</summary>
    public IReadOnlyList<KeyValuePair<LawFamily, string>> Failures { get; }

    /// <summary>The best fit. Where others are nearly as good (an AIC within 2), the data do not decide: choose by what the number means.</summary>
    public FittedLaw Best => Fits[0];

    /// <summary>What to look at again: families whose AIC and BIC cannot be compared with others (FIT010), since their ends are read from the extremes of the data. Empty unless such are named.</summary>
    public IReadOnlyList<Problem> Warnings
    {
        get
        {
            LawFamily[] ending = [.. Fits.Where(f => f.Family.EndsWithTheData(f.Values)).Select(f => f.Family)];
            return ending.Length == 0 || Fits.Count == 1 || Criterion == FitCriterion.AndersonDarling ? []
                : [new("FIT010", "", $"the ends of {string.Join(", ", ending.Select(f => f.Name))} laws are read from the extremes of the data: their AIC and BIC are too low to be compared, of few data by far", Severity.Warning,
                    "choose such a law for what the number means, not for its AIC")];
        }
    }

    /// <summary>A table: family, parameters, AIC, BIC, Anderson–Darling; and the warnings.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        int width = Math.Max(12, Fits.Select(f => f.Family).Concat(Failures.Select(f => f.Key)).Max(f => f.Name.Length) + 1);
        text.Append(' ', width).Append(CultureInfo.InvariantCulture, $"{"AIC",10}{"BIC",10}{"A²",10}   parameters").AppendLine();
        foreach (FittedLaw fit in Fits)
        {
            string parameters = string.Join(", ", fit.Parameters.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name} {p.Value:G4}")));
            string distance = double.IsNaN(fit.AndersonDarling) ? "–" : fit.AndersonDarling.ToString("F3", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"{fit.Family.Name.PadRight(width)}{fit.Aic,10:F1}{fit.Bic,10:F1}{distance,10}   {parameters}").AppendLine();
        }

        foreach ((LawFamily family, string reason) in Failures)
        {
            text.Append(CultureInfo.InvariantCulture, $"{family.Name.PadRight(width)}{"–",10}{"–",10}{"–",10}   {reason}").AppendLine();
        }

        foreach (Problem warning in Warnings)
        {
            text.AppendLine(warning.ToString());
        }

        return text.ToString();
    }
}
