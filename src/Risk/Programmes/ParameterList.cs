using System.Globalization;

namespace Risk.Programmes;

/// <summary>Every parameter of a programme by its path: what is checked, and what provenance is given for.</summary>
internal static class ParameterList
{
    public static IEnumerable<Parameter> Of(Programme programme) =>
    [
        .. OfProgramme(programme),
        .. programme.AllSuppliers().SelectMany(OfSupplier),
        .. programme.Customers.OfType<Customer>().SelectMany(OfCustomer),
        .. programme.Risks.OfType<RiskEvent>().SelectMany(OfRisk),
        .. programme.Costs.OfType<CostLine>().SelectMany(OfCostLine),
    ];

    private static IEnumerable<Parameter> OfProgramme(Programme p)
    {
        yield return Text("start", p.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        yield return Text("years", p.Years.ToString(CultureInfo.InvariantCulture));
        yield return Text("prices", p.Prices.ToString());
        yield return Text("discount rate", $"{p.DiscountRate}, {TimingOf(p.DiscountTiming)}");
        yield return Text("migration after transfer", p.MigrationAfterTransfer.ToString());
        yield return Number("migration cost factor", p.MigrationCostFactor);
        foreach (Parameter parameter in OfSavings("savings", p.Savings))
        {
            yield return parameter;
        }

        if (p.Office is { } office)
        {
            yield return Number("programme office/annual cost", office.AnnualCost);
            yield return Text("programme office/minimum duration", office.MinimumDuration.ToString());
            yield return Number("programme office/annual cost after", office.AnnualCostAfter);
        }
    }

    public static string TimingOf(DiscountTiming timing) => timing switch
    {
        DiscountTiming.YearEnd => "at year-ends",
        DiscountTiming.MidYear => "at mid-years",
        _ => "continuous",
    };

    private static IEnumerable<Parameter> OfSavings(string place, SavingsProfile savings) =>
    [
        new(place + "/transfer share", ParameterKind.Probability, savings.TransferShare),
        Text(place + "/transfer ramp", savings.TransferRamp.ToString()),
        Text(place + "/migration ramp", savings.MigrationRamp.ToString()),
        Number(place + "/transfer realisation", savings.TransferRealisation),
        Number(place + "/migration realisation", savings.MigrationRealisation),
        Number(place + "/erosion", savings.Erosion),
        Number(place + "/obsolescence", savings.Obsolescence),
    ];

    private static IEnumerable<Parameter> OfSupplier(Supplier s)
    {
        string place = Place.Supplier(s.Name);
        yield return Number(place + "/capability", s.Capability);
        yield return new(place + "/pace", ParameterKind.Pace, s.Pace);
        yield return Text(place + "/effects", string.Create(
            CultureInfo.InvariantCulture,
            $"platform delay {s.Effects.PlatformDelay}, platform cost {s.Effects.PlatformCost}, migration delay {s.Effects.MigrationDelay}, migration cost {s.Effects.MigrationCost}"));
        foreach (Parameter parameter in OfPlatform(place + "/platform", s.Platform).Concat(OfContract(place, s)))
        {
            yield return parameter;
        }
    }

    private static IEnumerable<Parameter> OfPlatform(string place, Platform? platform)
    {
        if (platform is null)
        {
            yield break;
        }

        yield return Number(place + "/build cost", platform.BuildCost);
        yield return Text(place + "/planned build", platform.PlannedBuild.ToString());
        yield return new(place + "/delay", ParameterKind.Delay, platform.Delay);
        yield return Number(place + "/overrun", platform.Overrun);
        if (platform.BlackSwan is { } swan)
        {
            yield return new(place + "/black swan/likelihood", ParameterKind.Probability, swan.Likelihood);
            yield return Number(place + "/black swan/overrun", swan.Overrun);
            yield return Text(place + "/black swan/cap", swan.Cap.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<Parameter> OfContract(string place, Supplier s)
    {
        if (s.Renegotiation is { } renegotiation)
        {
            yield return renegotiation.LikelihoodByDelay is { } byDelay
                ? Text(place + "/renegotiation/likelihood", byDelay.ToString())
                : new(place + "/renegotiation/likelihood", ParameterKind.Probability, renegotiation.Likelihood);
            yield return new(place + "/renegotiation/moment", ParameterKind.Delay, renegotiation.Moment);
            yield return new(place + "/renegotiation/discretionary exit", ParameterKind.Probability, renegotiation.DiscretionaryExit);
            yield return new(place + "/renegotiation/other exit", ParameterKind.Probability, renegotiation.OtherExit);
        }

        if (s.Claims is { } claims)
        {
            yield return Number(place + "/claims/cost per month", claims.CostPerMonth);
            yield return new(place + "/claims/client share", ParameterKind.Probability, claims.ClientShare);
            yield return Text(place + "/claims/period", $"{claims.From} to {claims.Until}");
        }
    }

    private static IEnumerable<Parameter> OfCustomer(Customer c)
    {
        string place = Place.Customer(c.Name);
        yield return Text(place + "/supplier", c.Supplier?.Name ?? "none");
        yield return Number(place + "/annual saving", c.AnnualSaving);
        yield return Text(place + "/planned transfer", c.PlannedTransfer.ToString());
        yield return new(place + "/transfer delay", ParameterKind.Delay, c.TransferDelay);
        yield return new(place + "/participation/probability", ParameterKind.Probability, c.Participation);
        yield return Text(place + "/planned migration", c.PlannedMigration.ToString());
        yield return new(place + "/migration delay", ParameterKind.Delay, c.MigrationDelay);
        yield return Number(place + "/migration cost", c.MigrationCost);
        yield return Number(place + "/transfer cost", c.TransferCost);
        yield return new(place + "/exit hazard", ParameterKind.Hazard, c.ExitHazard);
        yield return Number(place + "/exit cost", c.ExitCost);
        yield return Text(place + "/discretionary", c.Discretionary ? "yes" : "no");
        foreach (Parameter parameter in c.Savings is null ? [] : OfSavings(place + "/savings", c.Savings))
        {
            yield return parameter;
        }

        if (c.Legacy is { } legacy)
        {
            yield return Number(place + "/legacy/running cost", legacy.RunningCost);
            yield return Number(place + "/legacy/extension premium", legacy.ExtensionPremium);
            yield return new(place + "/legacy/growth", ParameterKind.Growth, legacy.Growth);
        }
    }

    private static IEnumerable<Parameter> OfRisk(RiskEvent risk)
    {
        yield return new(RiskRegister.PlaceOf(risk) + "/likelihood", ParameterKind.Probability, risk.Likelihood);
        string[] places = RiskRegister.PlacesOf(risk);
        for (int i = 0; i < places.Length; i++)
        {
            yield return Number(places[i] + "/multiplier", risk.Impacts[i].Multiplier);
            yield return Number(places[i] + "/addition", risk.Impacts[i].Addition);
        }
    }

    private static IEnumerable<Parameter> OfCostLine(CostLine cost)
    {
        string place = "costs/" + Place.Escape(cost.Name);
        yield return Number(place + "/annual cost", cost.AnnualCost);
        yield return Number(place + "/total cost", cost.TotalCost);
        yield return Text(place + "/period", $"{cost.From} to {cost.Until?.ToString() ?? "the horizon"}");
    }

    private static Parameter Number(string path, Uncertain value) => new(path, ParameterKind.Number, value);

    private static Parameter Text(string path, string text) => new(path, ParameterKind.Text, null, text);
}
