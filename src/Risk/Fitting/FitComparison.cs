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

    /// <summary>A table: family, parameters, AIC, BIC, Anderson–Darling.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{"",-12}{"AIC",10}{"BIC",10}{"A²",10}   parameters").AppendLine();
        foreach (FittedLaw fit in Fits)
        {
            string parameters = string.Join(", ", fit.Parameters.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name} {p.Value:G4}")));
            string distance = double.IsNaN(fit.AndersonDarling) ? "–" : fit.AndersonDarling.ToString("F3", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"{fit.Family,-12}{fit.Aic,10:F1}{fit.Bic,10:F1}{distance,10}   {parameters}").AppendLine();
        }

        foreach ((LawFamily family, string reason) in Failures)
        {
            text.Append(CultureInfo.InvariantCulture, $"{family,-12}{"–",10}{"–",10}{"–",10}   {reason}").AppendLine();
        }

        return text.ToString();
    }
}
