using Risk.Fitting;

namespace Risk;

/// <summary>Laws from data. A fit says how well it fits; <see cref="FittedLaw.Bootstrap"/>, or for few data <see cref="FittedLaw.ParametricBootstrap"/>, says how sure its parameters are.</summary>
/// <example>
/// <code>
/// Measurement[] delays = [3.2, 7.9, 5.1, 11.4, 2.8, 6.6, Measurement.MoreThan(14)];   // months; one migration is not finished yet
/// FitComparison fits = Fit.Compare(delays, LawFamily.LogNormal, LawFamily.Gamma, LawFamily.Weibull);
/// Distribution delay = fits.Best.Law;
/// </code>
/// </example>
public static class Fit
{
    /// <summary>The likeliest law of a family.</summary>
    /// <param name="family">The family.</param>
    /// <param name="data">The measurements; censored ones count for what is known of them.</param>
    /// <exception cref="FitException">FIT001 to FIT004: too few data, outside the support, censored where that is not known, or no parameters found.</exception>
    public static FittedLaw MaximumLikelihood(LawFamily family, params IEnumerable<Measurement> data)
    {
        ArgumentNullException.ThrowIfNull(family);
        return Fitted(family, FitMethod.MaximumLikelihood, new(data));
    }

    /// <summary>The likeliest law of a family.</summary>
    /// <param name="family">The family.</param>
    /// <param name="values">Exact values.</param>
    /// <exception cref="FitException">FIT001 to FIT004: too few data, outside the support, or no parameters found.</exception>
    public static FittedLaw MaximumLikelihood(LawFamily family, IEnumerable<double> values) => MaximumLikelihood(family, Exactly(values));

    /// <summary>The law of a family with the mean and the variance (÷ n) of the data; three-point and generalised extreme-value laws take the skewness too.</summary>
    /// <param name="family">The family.</param>
    /// <param name="data">Exact measurements.</param>
    /// <exception cref="FitException">FIT001 to FIT004: as for <see cref="MaximumLikelihood"/>.</exception>
    public static FittedLaw Moments(LawFamily family, params IEnumerable<Measurement> data)
    {
        ArgumentNullException.ThrowIfNull(family);
        return Fitted(family, FitMethod.Moments, new(data));
    }

    /// <summary>The law of a family with the mean and the variance of the data.</summary>
    /// <param name="family">The family.</param>
    /// <param name="values">Exact values.</param>
    /// <exception cref="FitException">FIT001 to FIT004: too few data, outside the support, or no parameters found.</exception>
    public static FittedLaw Moments(LawFamily family, IEnumerable<double> values) => Moments(family, Exactly(values));

    /// <summary>The law of a family with the first L-moments of the data.</summary>
    /// <param name="family">The family.</param>
    /// <param name="data">Exact measurements.</param>
    /// <exception cref="FitException">FIT001 to FIT004: as for <see cref="MaximumLikelihood"/>.</exception>
    public static FittedLaw LMoments(LawFamily family, params IEnumerable<Measurement> data)
    {
        ArgumentNullException.ThrowIfNull(family);
        return Fitted(family, FitMethod.LMoments, new(data));
    }

    /// <summary>The law of a family with the first L-moments of the data.</summary>
    /// <param name="family">The family.</param>
    /// <param name="values">Exact values.</param>
    /// <exception cref="FitException">FIT001 to FIT004: too few data, outside the support, or no parameters found.</exception>
    public static FittedLaw LMoments(LawFamily family, IEnumerable<double> values) => LMoments(family, Exactly(values));

    /// <summary>The likeliest law of each family, the best by AIC first.</summary>
    /// <param name="data">The measurements.</param>
    /// <param name="families">The candidates; where none is named, those of <see cref="LawFamily.All"/> but the uniform, Pareto, triangular, PERT and generalised extreme-value ones.</param>
    /// <remarks>
    /// The ends of uniform, Pareto, triangular and PERT laws, and of extreme-value laws with a shape of −½ or less, are read from the extremes of the data. Of few values, whatever made them, their likelihood is too high for AIC and BIC to compare it with
    /// that of others (R. L. Smith, "Maximum likelihood estimation in a class of nonregular cases", Biometrika 72 (1985) 67–90), and beyond the values seen they leave little or nothing. Named, they are
    /// ranked as they are, and <see cref="FitComparison.Warnings"/> says so.
    /// </remarks>
    /// <exception cref="FitException">FIT001 or FIT004: no family fits.</exception>
    public static FitComparison Compare(IEnumerable<Measurement> data, params IReadOnlyList<LawFamily> families) => Compare(data, FitCriterion.Aic, families);

    /// <summary>The likeliest law of each family for exact values, the best by AIC first.</summary>
    /// <param name="values">Exact values.</param>
    /// <param name="families">The candidates; where none is named, those of <see cref="LawFamily.All"/> but the uniform, Pareto, triangular, PERT and generalised extreme-value ones.</param>
    /// <exception cref="FitException">FIT001 or FIT004: no family fits.</exception>
    public static FitComparison Compare(IEnumerable<double> values, params IReadOnlyList<LawFamily> families) => Compare(Exactly(values), FitCriterion.Aic, families);

    /// <summary>The likeliest law of each family for exact values, the best by <paramref name="criterion"/> first.</summary>
    /// <param name="values">Exact values.</param>
    /// <param name="criterion">What makes one better.</param>
    /// <param name="families">The candidates; where none is named, those of <see cref="LawFamily.All"/> but the uniform, Pareto, triangular, PERT and generalised extreme-value ones.</param>
    /// <exception cref="FitException">FIT001 or FIT004: no family fits.</exception>
    public static FitComparison Compare(IEnumerable<double> values, FitCriterion criterion, params IReadOnlyList<LawFamily> families) =>
        Compare(Exactly(values), criterion, families);

    /// <summary>The likeliest law of each family for exact values, the best by <paramref name="criterion"/> first; can be cancelled.</summary>
    /// <param name="values">Exact values.</param>
    /// <param name="criterion">What makes one better.</param>
    /// <param name="families">The candidates; where the list is empty, those of <see cref="LawFamily.All"/> but the uniform, Pareto, triangular, PERT and generalised extreme-value ones.</param>
    /// <param name="cancellation">Ends it between families, and within the search for the likeliest law of one.</param>
    /// <exception cref="FitException">FIT001 or FIT004: no family fits.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static FitComparison Compare(IEnumerable<double> values, FitCriterion criterion, IReadOnlyList<LawFamily> families, CancellationToken cancellation) =>
        Compare(Exactly(values), criterion, families, cancellation);

    /// <summary>The likeliest law of each family, the best by <paramref name="criterion"/> first.</summary>
    /// <param name="data">The measurements; by <see cref="FitCriterion.AndersonDarling"/> exact ones only.</param>
    /// <param name="criterion">What makes one better.</param>
    /// <param name="families">The candidates; where none is named, those of <see cref="LawFamily.All"/> but the uniform, Pareto, triangular, PERT and generalised extreme-value ones.</param>
    /// <exception cref="FitException">FIT001, FIT003 or FIT004: too few data, a criterion that does not know censored data, or no family fits.</exception>
    public static FitComparison Compare(IEnumerable<Measurement> data, FitCriterion criterion, params IReadOnlyList<LawFamily> families) => Compare(data, criterion, families, CancellationToken.None);

    /// <summary>The likeliest law of each family, the best by <paramref name="criterion"/> first; can be cancelled.</summary>
    /// <param name="data">The measurements; by <see cref="FitCriterion.AndersonDarling"/> exact ones only.</param>
    /// <param name="criterion">What makes one better.</param>
    /// <param name="families">The candidates; where the list is empty, those of <see cref="LawFamily.All"/> but the uniform, Pareto, triangular, PERT and generalised extreme-value ones.</param>
    /// <param name="cancellation">Ends it between families, and within the search for the likeliest law of one.</param>
    /// <exception cref="FitException">FIT001, FIT003 or FIT004: too few data, a criterion that does not know censored data, or no family fits.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static FitComparison Compare(IEnumerable<Measurement> data, FitCriterion criterion, IReadOnlyList<LawFamily> families, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(families);
        var checkedData = new FittingData(data);
        if (criterion == FitCriterion.AndersonDarling && !checkedData.IsComplete)
        {
            throw new FitException("FIT003", "Anderson and Darling's distance is for exact data; rank censored data by AIC or BIC");
        }

        // The few families that know equal values would win for want of rivals.
        IReadOnlyList<LawFamily> candidates = families.Count == 0 ? LawFamily.Comparable : families;
        if (checkedData.MayBeOneValue && candidates.Any(f => f.HasSpread))
        {
            throw OneValue(checkedData);
        }

        var fits = new List<FittedLaw>();
        var failures = new List<KeyValuePair<LawFamily, string>>();
        foreach (LawFamily family in candidates)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                fits.Add(Fitted(family, FitMethod.MaximumLikelihood, checkedData, cancellation));
            }
            catch (FitException e)
            {
                failures.Add(new(family, e.Message));
            }
        }

        return fits.Count > 0
            ? new(criterion, [.. fits.OrderBy(f => f.Criterion(criterion))], failures)
            : throw new FitException("FIT004", "no family fits the data: " + string.Join("; ", failures.Select(f => $"{f.Key}: {f.Value}")));
    }

    private static IEnumerable<Measurement> Exactly(IEnumerable<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Select(Measurement.Exactly);
    }

    internal static FittedLaw Fitted(LawFamily family, FitMethod method, FittingData data, CancellationToken cancellation = default)
    {
        if (family.Refusal(data) is { } refusal)
        {
            throw new FitException("FIT002", $"{family} does not fit: {refusal}");
        }

        if (!family.Knows(method))
        {
            throw new FitException("FIT004", $"{family} is not fitted by {(method == FitMethod.Moments ? "moments" : "L-moments")}: use {(family.Knows(FitMethod.Moments) ? "MaximumLikelihood or Moments" : "MaximumLikelihood")}");
        }

        if (family.HasSpread && data.MayBeOneValue && (data.IsComplete || method == FitMethod.MaximumLikelihood))
        {
            throw OneValue(data);
        }

        double[]? parameters = method switch
        {
            FitMethod.MaximumLikelihood => family.Likeliest(data) ?? Searched(family, data, cancellation),
            _ when !data.IsComplete => throw new FitException("FIT003", "moments of censored data are not known: use MaximumLikelihood"),
            FitMethod.Moments => family.FromMoments(SampleMoments.Of(data.Exact)),
            _ => family.FromLMoments(SampleMoments.Of(data.Exact)),
        };
        if (parameters is null || !Array.TrueForAll(parameters, double.IsFinite))
        {
            throw new FitException("FIT004", $"no {family} law has these data as its {(method == FitMethod.MaximumLikelihood ? "likeliest" : method == FitMethod.Moments ? "moments" : "L-moments")}");
        }

        try
        {
            Distribution law = family.LawOf(parameters);
            return family.HasSpread && IsOpen(law, data)
                ? throw new FitException("FIT004", $"no {family} law is the likeliest: the bounds alone, of which the lesser are met as often as the greater, leave the spread open")
                : new(family, law, method, parameters, data, Likelihood.Log(family, parameters, data));
        }
        catch (ParameterException e)
        {
            throw new FitException("FIT004", $"no {family} law: {e.Rule}");
        }
    }

    // Whether the odds of lying below hardly change from the least bound to the greatest, where nothing but "less than" and "more than" is known: then the likelihood rises with the spread for ever.
    private static bool IsOpen(Distribution law, FittingData data)
    {
        if (data.All.Any(m => double.IsFinite(m.Low) && double.IsFinite(m.High)))
        {
            return false;
        }

        (double least, double greatest) = (data.Typical[0], data.Typical[^1]);
        return law.Cdf(greatest) * law.SurvivalFunction(least) <= 1.01 * law.Cdf(least) * law.SurvivalFunction(greatest);
    }

    private static FitException OneValue(FittingData data) => data.IsComplete
        ? new("FIT001", "all measurements are equal: use Constant")
        : new("FIT004", "all measurements may be of one value: nothing is known of the spread");

    private static double[]? Searched(LawFamily family, FittingData data, CancellationToken cancellation)
    {
        double Rarity(double[] free)
        {
            cancellation.ThrowIfCancellationRequested();
            return -Likelihood.Log(family, family.Bound(free, data), data);
        }

        double[][] starts = [.. family.Starts(data).Select(s => family.Free(s, data))];
        return starts.Length > 0 && NelderMead.Minimise(Rarity, starts) is var best && double.IsFinite(best.Value) && family.Bound(best.Point, data) is var parameters && family.IsLikeliest(parameters, data)
            ? parameters
            : null;
    }
}
