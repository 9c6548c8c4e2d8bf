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

    private void Names()
    {
        Names("customers", [.. programme.Customers.Select(c => c?.Name)]);
        Names("suppliers", [.. programme.Suppliers.Select(s => s?.Name)]);
        Names("risks", [.. programme.Risks.Select(r => r?.Name)]);
        Names("costs", [.. programme.Costs.Select(c => c?.Name)]);
        Names("criteria", [.. programme.Criteria.Select(c => c?.Name)]);
        Names("observations", [.. programme.Observations.Select(o => o?.Name)]);
        var listed = programme.Suppliers.Select(s => s?.Name).ToHashSet(StringComparer.Ordinal);
        foreach (IGrouping<string, Supplier> same in programme.Customers.Select(c => c?.Supplier).OfType<Supplier>().GroupBy(s => s.Name ?? "", StringComparer.Ordinal))
        {
            CheckName("suppliers", same.Key, -1);
            if (!listed.Contains(same.Key) && same.Distinct().Skip(1).Any())
            {
                Error("MOD013", "suppliers/" + same.Key, $"customers name different suppliers {same.Key}", "list the one that is meant in Suppliers");
            }
        }
    }

    private void Names(string list, string?[] names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var folded = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i] is not { } name)
            {
                Error("MOD002", $"{list}[{i}]", "nothing stands here (null)");
                continue;
            }

            CheckName(list, name, i);
            if (!seen.Add(name))
            {
                Error("MOD013", $"{list}[{i}]", $"name \"{name}\" is taken: names must differ, since they name the draws");
            }
            else if (!folded.TryAdd(name, name))
            {
                Warn("MOD010", $"{list}[{i}]", $"ids differ only by case: \"{folded[name]}\" and \"{name}\"");
            }
        }
    }

    private void CheckName(string list, string name, int index)
    {
        string path = index < 0 ? list : $"{list}[{index}]";
        if (string.IsNullOrWhiteSpace(name))
        {
            Error("MOD011", path, "id must not be empty");
            return;
        }

        for (int i = 0; i < name.Length; i++)
        {
            if (char.IsControl(name[i]))
            {
                Error("MOD012", path, $"id holds a control character (U+{(int)name[i]:X4} at {i})");
                return;
            }
        }
    }

    private void Provenance(IReadOnlyList<Parameter> parameters)
    {
        if (programme.Provenance.Count == 0)
        {
            return;
        }

        var patterns = new PathPatterns(programme.Provenance.Keys);
        var matched = parameters.SelectMany(p => patterns.All(p.Path)).ToHashSet(StringComparer.Ordinal);
        foreach (string pattern in programme.Provenance.Keys.Where(k => !matched.Contains(k)))
        {
            Warn("MOD050", pattern, "provenance is given for a parameter that does not exist");
        }
    }

    private void Dependence(JoinedInputs joined, IReadOnlyList<Parameter> parameters)
    {
        foreach (DependenceGroup group in joined.Groups)
        {
            CheckName(JoinedInputs.PlaceOf(group), group.Name, -1);
        }

        Problem[] clashes = [.. joined.Clashes()];
        _problems.AddRange(clashes);

        // A group that has a clash already may show it in its draws too.
        _problems.AddRange(new JoinedNames(joined.Groups).Clashes(parameters).Where(p => !clashes.Any(c => c.Path == p.Path)));
        _problems.AddRange(clashes.Length == 0 ? joined.Idle() : []);
        _problems.AddRange(joined.Groups.SelectMany(g => g.Warnings.Select(w => w with { Path = JoinedInputs.PlaceOf(g) })));
    }

    private static string SupplierOf(Parameter parameter) => parameter.Path.Split('/')[1];

    private static string Invariant(double x) => x.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share) =>
        share < 0.01 ? string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.##e+0}%") : string.Create(CultureInfo.InvariantCulture, $"{100 * share:0}%");
}
