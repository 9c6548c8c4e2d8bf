using System.Globalization;

namespace Risk.Programmes;

/// <summary>Finds everything that is wrong with a programme, so that it can be said at once.</summary>
internal sealed partial class ProgrammeCheck(Programme programme)
{
    private readonly List<Problem> _problems = [];
    private double? _horizon;

    public IReadOnlyList<Problem> Problems()
    {
        Limit("customers", programme.Customers.Count);
        Limit("suppliers", programme.Suppliers.Count);
        Limit("costs", programme.Costs.Count);
        Limit("risks", programme.Risks.Count);
        Limit("observations", programme.Observations.Count);
        if (_problems.Count > 0)
        {
            return _problems;
        }

        Names();
        Time();
        Parts();
        if (!_problems.Exists(p => p.Code == "MOD002"))
        {
            IReadOnlyList<Parameter> parameters = ParameterList.Of(programme);
            foreach (Parameter parameter in parameters)
            {
                Check(parameter);
            }

            Uplifts(parameters);
            var joined = JoinedInputs.Of(parameters);

            // Most programmes have none: their first result does not wait for these methods to be compiled.
            if (joined.Groups.Count > 0)
            {
                Dependence(joined, parameters);
            }

            Provenance(parameters);
        }

        return _problems;
    }

    private void Limit(string list, int count)
    {
        if (count > Programme.MaximumParts)
        {
            Error("LIM003", list, $"{count} {list} exceed {Programme.MaximumParts}");
        }
    }

    private void Error(string code, string path, string message, string? hint = null) => _problems.Add(new(code, path, message, Severity.Error, hint));

    private void Warn(string code, string path, string message, string? hint = null) => _problems.Add(new(code, path, message, Severity.Warning, hint));

    private void Time()
    {
        if (programme.Years > Programme.MaximumYears)
        {
            Error("LIM005", "years", $"horizon {programme.Years} exceeds {Programme.MaximumYears}");
        }
        else if (programme.Years < 1)
        {
            Error("MOD004", "years", $"end {programme.Start.Year + programme.Years} is before start {programme.Start.Year}: at least 1 financial year is required (was {programme.Years})");
        }

        if (programme.FinancialYearEndMonth is < 1 or > 12)
        {
            Error("MOD005", "financial year end month", $"the month must be 1..12 (was {programme.FinancialYearEndMonth})");
            return;
        }

        int first = programme.Start.Year + (programme.Start.Month > programme.FinancialYearEndMonth ? 1 : 0);
        if (first + programme.Years > DateTime.MaxValue.Year)
        {
            Error("MOD004", "years", $"end {first + programme.Years} is beyond the calendar's last year {DateTime.MaxValue.Year}");
        }

        if (programme.BaseYear is { } year && (year > first || year < 1))
        {
            Error("FIN006", "base year", $"base year {year} is after the first financial year {first}");
        }
    }

    private void Parts()
    {
        if (programme.Customers.Count == 0)
        {
            Error("MOD001", "customers", "at least one customer is required");
        }

        if (programme.Criteria.Count == 0)
        {
            Error("MOD040", "criteria", "value-for-money rule is not defined", "set Criteria, for instance to [ValueForMoneyCriterion.Payback]");
        }

        foreach (CostLine cost in programme.Costs.OfType<CostLine>())
        {
            Lasting("costs/" + cost.Name, cost.From, cost.Until ?? LongestHorizon);
            Prices("costs/" + cost.Name, cost.Prices);
        }

        foreach (Supplier supplier in programme.AllSuppliers())
        {
            if (supplier.Claims is { } claims)
            {
                Lasting(Place.Supplier(supplier.Name) + "/claims", claims.From, claims.Until);
            }
        }

        var suppliers = programme.AllSuppliers().Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        foreach (Observation observation in programme.Observations.OfType<Observation>())
        {
            Observed(observation, suppliers);
        }

        Reach();
        Late();
    }

    /// <summary>A plan that no year of the programme sees: allowed, and rarely meant. Runs may see it, where a pace or a formula brings it forward.</summary>
    private void Late()
    {
        if (!HasTime)
        {
            return;
        }

        foreach (Customer customer in programme.Customers.OfType<Customer>())
        {
            if (customer.PlannedMigration.InMonths < Horizon)
            {
                continue;
            }

            Warn("MOD051", Place.Customer(customer.Name) + "/planned migration",
                $"month {Invariant(customer.PlannedMigration.InMonths)} is not before the horizon of {Invariant(Horizon)} months: as planned, no saving of this migration falls within the horizon");
        }
    }

    private bool HasTime => programme.Years is >= 1 and <= Programme.MaximumYears && programme.FinancialYearEndMonth is >= 1 and <= 12;

    private static Duration LongestHorizon => Duration.Years(Programme.MaximumYears + 1);

    private double Horizon => _horizon ??= new Calendar(programme with { Observations = [] }).Horizon;

    private void Lasting(string path, Duration from, Duration until)
    {
        if (!(from < until))
        {
            Error("MOD006", path, $"it must begin before it ends (from {from}, until {until})");
        }
    }

    private void Prices(string path, PriceBasis? prices)
    {
        if (prices is { } own && own != programme.Prices)
        {
            Error("MOD037", path, $"{own} in {path}, but the programme is in {programme.Prices}", "convert with GdpDeflator first");
        }
    }

    private void Observed(Observation observation, HashSet<string> suppliers)
    {
        string path = "observations/" + observation.Name;
        Prices(path, observation.Prices);
        if (observation.Actual is { } actual && !double.IsFinite(actual))
        {
            Error("DIST001", path, $"actual must be finite (was {Invariant(actual)})");
        }

        if (observation.Supplier is { } supplier && !suppliers.Contains(supplier))
        {
            Error("MOD014", path, $"there is no supplier {supplier}");
        }

        if (observation.At is { } at && HasTime && at.InMonths > Horizon)
        {
            Error("MOD007", path, $"month {Invariant(at.InMonths)} is beyond the horizon of {Invariant(Horizon)} months");
        }
    }

    private void Reach()
    {
        HashSet<string> names =
        [
            .. programme.Customers.OfType<Customer>().Select(c => c.Name),
            .. programme.AllSuppliers().Select(s => s.Name),
            .. programme.Costs.OfType<CostLine>().Select(c => c.Name),
        ];
        foreach (RiskEvent risk in programme.Risks.OfType<RiskEvent>())
        {
            foreach (string name in risk.Impacts.SelectMany(i => i.On ?? []).Where(n => !names.Contains(n)))
            {
                Error("MOD015", RiskRegister.PlaceOf(risk), $"no customer, supplier or cost line is named {name}");
            }
        }
    }

    private static string SupplierOf(Parameter parameter) => parameter.Path.Split('/')[1];

    private static string Invariant(double x) => x.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share) =>
        share < 0.01 ? string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.##e+0}%") : string.Create(CultureInfo.InvariantCulture, $"{100 * share:0}%");
}
