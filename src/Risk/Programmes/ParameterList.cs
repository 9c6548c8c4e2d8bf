using System.Globalization;

namespace Risk.Programmes;

/// <summary>Every parameter of a programme by its path: what is checked, and what provenance is given for.</summary>
internal sealed class ParameterList
{
    private readonly List<Parameter> _parameters = [];

    private ParameterList()
    {
    }

    public static IReadOnlyList<Parameter> Of(Programme programme)
    {
        var list = new ParameterList();
        list.AddProgramme(programme);
        foreach (Supplier supplier in programme.AllSuppliers())
        {
            list.AddSupplier(supplier);
        }

        foreach (Customer customer in programme.Customers.OfType<Customer>())
        {
            list.AddCustomer(customer);
        }

        foreach (RiskEvent risk in programme.Risks.OfType<RiskEvent>())
        {
            list.AddRisk(risk);
        }

        foreach (CostLine cost in programme.Costs.OfType<CostLine>())
        {
            list.AddCostLine(cost);
        }

        foreach (DependenceGroup group in JoinedInputs.Of(list._parameters).Groups)
        {
            list.Text(JoinedInputs.PlaceOf(group), group.ToString);
        }

        return list._parameters;
    }

    private void AddProgramme(Programme p)
    {
        Text("start", () => p.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Text("years", () => p.Years.ToString(CultureInfo.InvariantCulture));
        Text("prices", () => p.Prices.ToString());
        Text("discount rate", () => $"{p.DiscountRate}, {TimingOf(p.DiscountTiming)}");
        Text("migration after transfer", () => p.MigrationAfterTransfer.ToString());
        Number("migration cost factor", p.MigrationCostFactor);
        AddSavings("savings", p.Savings);

        if (p.Office is { } office)
        {
            Number("programme office/annual cost", office.AnnualCost);
            Text("programme office/minimum duration", () => office.MinimumDuration.ToString());
            Number("programme office/annual cost after", office.AnnualCostAfter);
        }
    }

    public static string TimingOf(DiscountTiming timing) => timing switch
    {
        DiscountTiming.YearEnd => "at year-ends",
        DiscountTiming.MidYear => "at mid-years",
        _ => "continuous",
    };

    private void AddSavings(string place, SavingsProfile savings)
    {
        Add(place + "/transfer share", ParameterKind.Probability, savings.TransferShare);
        Text(place + "/transfer ramp", () => savings.TransferRamp.ToString());
        Text(place + "/migration ramp", () => savings.MigrationRamp.ToString());
        Number(place + "/transfer realisation", savings.TransferRealisation);
        Number(place + "/migration realisation", savings.MigrationRealisation);
        Number(place + "/erosion", savings.Erosion);
        Number(place + "/obsolescence", savings.Obsolescence);
    }

    private void AddSupplier(Supplier s)
    {
        string place = Place.Supplier(s.Name);
        Number(place + "/capability", s.Capability);
        Add(place + "/pace", ParameterKind.Pace, s.Pace);
        Text(place + "/effects", () => string.Create(
            CultureInfo.InvariantCulture,
            $"platform delay {s.Effects.PlatformDelay}, platform cost {s.Effects.PlatformCost}, migration delay {s.Effects.MigrationDelay}, migration cost {s.Effects.MigrationCost}"));
        AddPlatform(place + "/platform", s.Platform);
        AddContract(place, s);
    }

    private void AddPlatform(string place, Platform? platform)
    {
        if (platform is null)
        {
            return;
        }

        Number(place + "/build cost", platform.BuildCost);
        Text(place + "/planned build", () => platform.PlannedBuild.ToString());
        Add(place + "/delay", ParameterKind.Delay, platform.Delay);
        Number(place + "/overrun", platform.Overrun);
        if (platform.BlackSwan is { } swan)
        {
            Add(place + "/black swan/likelihood", ParameterKind.Probability, swan.Likelihood);
            Number(place + "/black swan/overrun", swan.Overrun);
            Text(place + "/black swan/cap", () => swan.Cap.ToString(CultureInfo.InvariantCulture));
        }
    }

    private void AddContract(string place, Supplier s)
    {
        if (s.Renegotiation is { } renegotiation)
        {
            if (renegotiation.LikelihoodByDelay is { } byDelay)
            {
                Text(place + "/renegotiation/likelihood", () => byDelay.ToString());
            }
            else
            {
                Add(place + "/renegotiation/likelihood", ParameterKind.Probability, renegotiation.Likelihood);
            }

            Add(place + "/renegotiation/moment", ParameterKind.Delay, renegotiation.Moment);
            Add(place + "/renegotiation/discretionary exit", ParameterKind.Probability, renegotiation.DiscretionaryExit);
            Add(place + "/renegotiation/other exit", ParameterKind.Probability, renegotiation.OtherExit);
        }

        if (s.Claims is { } claims)
        {
            Number(place + "/claims/cost per month", claims.CostPerMonth);
            Add(place + "/claims/client share", ParameterKind.Probability, claims.ClientShare);
            Text(place + "/claims/period", () => $"{claims.From} to {claims.Until}");
        }
    }

    private void AddCustomer(Customer c)
    {
        string place = Place.Customer(c.Name);
        Text(place + "/supplier", () => c.Supplier?.Name ?? "none");
        Number(place + "/annual saving", c.AnnualSaving);
        Text(place + "/planned transfer", () => c.PlannedTransfer.ToString());
        Add(place + "/transfer delay", ParameterKind.Delay, c.TransferDelay);
        Add(place + "/participation/probability", ParameterKind.Probability, c.Participation);
        Text(place + "/planned migration", () => c.PlannedMigration.ToString());
        Add(place + "/migration delay", ParameterKind.Delay, c.MigrationDelay);
        Number(place + "/migration cost", c.MigrationCost);
        Number(place + "/transfer cost", c.TransferCost);
        Add(place + "/exit hazard", ParameterKind.Hazard, c.ExitHazard);
        Number(place + "/exit cost", c.ExitCost);
        Text(place + "/discretionary", () => c.Discretionary ? "yes" : "no");
        if (c.Savings is { } savings)
        {
            AddSavings(place + "/savings", savings);
        }

        if (c.Legacy is { } legacy)
        {
            Number(place + "/legacy/running cost", legacy.RunningCost);
            Number(place + "/legacy/extension premium", legacy.ExtensionPremium);
            Add(place + "/legacy/growth", ParameterKind.Growth, legacy.Growth);
        }
    }

    private void AddRisk(RiskEvent risk)
    {
        Add(RiskRegister.PlaceOf(risk) + "/likelihood", ParameterKind.Probability, risk.Likelihood);
        string[] places = RiskRegister.PlacesOf(risk);
        for (int i = 0; i < places.Length; i++)
        {
            Number(places[i] + "/multiplier", risk.Impacts[i].Multiplier);
            Number(places[i] + "/addition", risk.Impacts[i].Addition);
        }
    }

    private void AddCostLine(CostLine cost)
    {
        string place = "costs/" + Place.Escape(cost.Name);
        Number(place + "/annual cost", cost.AnnualCost);
        Number(place + "/total cost", cost.TotalCost);
        Text(place + "/period", () => $"{cost.From} to {cost.Until?.ToString() ?? "the horizon"}");
    }

    private void Number(string path, Uncertain value) => Add(path, ParameterKind.Number, value);

    private void Add(string path, ParameterKind kind, Uncertain value) => _parameters.Add(new(path, kind, value));

    private void Text(string path, Func<string> text) => _parameters.Add(new(path, ParameterKind.Text, null, text));
}
