namespace Risk.Programmes;

/// <content>What is wrong with a value where it stands: its range, its law, an uplift made twice.</content>
internal sealed partial class ProgrammeCheck
{
    // Sums of fourth powers, of which the moments are made, stay far inside a double, which ends at 1.8e308.
    private const double LargestNumber = 1e50;

    /// <summary>The probability past either end that a check of a law's draws leaves out.</summary>
    private const double Rare = 1e-9;

    private void Check(Parameter parameter)
    {
        if (parameter.Value is not { } value)
        {
            return;
        }

        if (parameter.Constant is { } number)
        {
            CheckNumber(parameter, number);
        }
        else if (value.Law is { } law)
        {
            CheckLaw(parameter, law, "");
        }
        else if (value.IsNamed && parameter.NamedLaw is { } named)
        {
            CheckLaw(parameter, named.Law, $" of \"{named.Name}\"");
        }
    }

    private void CheckNumber(Parameter parameter, double x)
    {
        string name = parameter.Path[(parameter.Path.LastIndexOf('/') + 1)..];
        if (!double.IsFinite(x))
        {
            Error("DIST001", parameter.Path, double.IsNaN(x) ? $"{name} is not a number" : $"{name} must be finite (was {Invariant(x)})");
        }
        else if (Math.Abs(x) > LargestNumber)
        {
            TooLarge(parameter, x);
        }
        else if (parameter.Kind == ParameterKind.Delay && x < 0)
        {
            Error("MOD034", parameter.Path, $"delay is negative ({Invariant(x)} months)");
        }
        else if (parameter.Kind == ParameterKind.Probability && !(x is >= 0 and <= 1))
        {
            Error("DIST009", parameter.Path, $"probability must be in [0,1] (was {Invariant(x)})");
        }
        else if (parameter.Kind == ParameterKind.Pace && x <= 0)
        {
            Error("MOD042", parameter.Path, $"supplier {SupplierOf(parameter)} has capacity {Invariant(x)}: programme never ends");
        }
        else if (parameter.Kind == ParameterKind.Hazard && x < 0)
        {
            Error("MOD035", parameter.Path, $"hazard must not be negative (was {Invariant(x)})");
        }
        else if (parameter.Kind == ParameterKind.Growth && x <= -1)
        {
            Error("FIN001", parameter.Path, $"rate must be greater than -100% (was {Invariant(100 * x)}%)");
        }
    }

    private void TooLarge(Parameter parameter, double x) =>
        Error("LIM015", parameter.Path, $"{Invariant(x)} is beyond {Invariant(LargestNumber)}: no sum of such numbers has a meaning");

    /// <summary>The law that stands at a parameter, by itself or under the name of an input, which the messages then say.</summary>
    private void CheckLaw(Parameter parameter, Distribution law, string ofInput)
    {
        // What runs can draw, not where the law could end.
        double low = law.Quantile(Rare), high = law.UpperQuantile(Rare), far = Math.Abs(low) > Math.Abs(high) ? low : high;
        if (Math.Abs(far) > LargestNumber)
        {
            TooLarge(parameter, far);
        }

        switch (parameter.Kind)
        {
            case ParameterKind.Delay when Below(law, 0) is > 0 and var share:
                Error("MOD034", parameter.Path, $"delay can be negative ({Percent(share)} of draws{ofInput}): truncate at 0 or choose another distribution");
                break;
            case ParameterKind.Probability when law.Minimum < 0 || law.Maximum > 1:
                Error("DIST009", parameter.Path, $"probability must be in [0,1] (draws of {law}{ofInput} are in [{Invariant(law.Minimum)}, {Invariant(law.Maximum)}])");
                break;
            case ParameterKind.Pace when law.Cdf(0) is > 0 and var share:
                Error("MOD042", parameter.Path, $"supplier {SupplierOf(parameter)} can have capacity 0 or less ({Percent(share)} of draws{ofInput}): programme never ends");
                break;
            case ParameterKind.Hazard when Below(law, 0) is > 0 and var share:
                Error("MOD035", parameter.Path, $"hazard can be negative ({Percent(share)} of draws{ofInput})");
                break;
            case ParameterKind.Growth when law.Cdf(-1) is > 0 and var share:
                Error("FIN001", parameter.Path, $"rate must be greater than -100% (it is not in {Percent(share)} of draws{ofInput})");
                break;
            default:
                break;
        }

        foreach (Problem warning in law.Warnings)
        {
            _problems.Add(warning with { Path = parameter.Path });
        }
    }

    /// <summary>P(X &lt; x): an atom at x itself is not below it.</summary>
    private static double Below(Distribution law, double x) => law.Minimum >= x ? 0 : law.Cdf(x) - (law.IsDiscrete ? law.Density(x) : 0);

    /// <summary>An uplift twice on one value, or once on each of two that are multiplied.</summary>
    private void Uplifts(IReadOnlyList<Parameter> parameters)
    {
        foreach (Parameter parameter in parameters)
        {
            // A law that holds both says so itself.
            if (parameter.Value is { } value && !((value.IsNamed ? parameter.NamedLaw?.Law : value.Law)?.Warnings.Any(w => w.Code == "OB001") ?? false))
            {
                _problems.AddRange(Distributions.UpliftedLaw.Repeated(parameter.Path, value.Uplifts));
            }
        }

        foreach (Customer customer in programme.Customers.OfType<Customer>())
        {
            _problems.AddRange(Distributions.UpliftedLaw.Repeated(Place.Customer(customer.Name) + "/migration cost", [.. customer.MigrationCost.Uplifts.Distinct(), .. programme.MigrationCostFactor.Uplifts.Distinct()]));
        }

        foreach (Supplier supplier in programme.AllSuppliers().Where(s => s.Platform is not null))
        {
            _problems.AddRange(Distributions.UpliftedLaw.Repeated(Place.Supplier(supplier.Name) + "/platform build cost", [.. supplier.Platform!.BuildCost.Uplifts.Distinct(), .. supplier.Platform.Overrun.Uplifts.Distinct()]));
        }
    }
}
