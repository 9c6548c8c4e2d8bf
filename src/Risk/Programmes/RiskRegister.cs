namespace Risk.Programmes;

/// <summary>The risk events of a programme with their draws named, ready to act.</summary>
internal sealed class RiskRegister
{
    // No name is empty.
    private const string Everybody = "";

    private readonly List<(Impact Impact, Uncertain Multiplier, Uncertain Addition)> _impacts = [];

    // The impacts on each target, by whom they reach (empty: everybody), so that many customers with many risks stay cheap.
    private readonly Dictionary<Reach, List<int>> _reaching = [];

    public RiskRegister(IReadOnlyList<RiskEvent> risks)
    {
        foreach (RiskEvent risk in risks)
        {
            string place = PlaceOf(risk);
            string[] places = PlacesOf(risk);
            Event occurs = Event.Occurs(place, Translation.Bound(place + "/likelihood", risk.Likelihood));
            for (int i = 0; i < risk.Impacts.Count; i++)
            {
                Impact impact = risk.Impacts[i];
                string where = places[i];
                foreach (string name in impact.On?.Distinct(StringComparer.Ordinal) ?? [Everybody])
                {
                    Reaching(impact.Target, name).Add(_impacts.Count);
                }

                Uncertain multiplier = Translation.Bound(where + "/multiplier", impact.Multiplier);
                Uncertain addition = Translation.Bound(where + "/addition", impact.Addition);
                _impacts.Add((impact, occurs.Choose(multiplier, 1.0), occurs.Choose(addition, 0.0)));
            }
        }
    }

    public static string PlaceOf(RiskEvent risk) => "risks/" + Place.Escape(risk.Name);

    /// <summary>An impact is named by its target, and numbered where a risk has several on the same.</summary>
    public static string[] PlacesOf(RiskEvent risk)
    {
        var seen = new Dictionary<ImpactTarget, int>();
        return [.. risk.Impacts.Select(impact =>
        {
            int count = seen[impact.Target] = seen.GetValueOrDefault(impact.Target) + 1;
            return $"{PlaceOf(risk)}/{NameOf(impact.Target)}{(count == 1 ? "" : $" {count}")}";
        })];
    }

    public static string NameOf(ImpactTarget target) => target switch
    {
        ImpactTarget.PlatformDelay => "platform delay",
        ImpactTarget.PlatformCost => "platform cost",
        ImpactTarget.TransferDelay => "transfer delay",
        ImpactTarget.TransferCost => "transfer cost",
        ImpactTarget.MigrationDelay => "migration delay",
        ImpactTarget.MigrationCost => "migration cost",
        ImpactTarget.AnnualSaving => "annual saving",
        ImpactTarget.ProgrammeOffice => "programme office",
        ImpactTarget.LegacyRunningCost => "legacy running cost",
        _ => "cost line",
    };

    /// <summary>The value after every risk event that acts on it.</summary>
    /// <param name="target">What the value is.</param>
    /// <param name="names">Of whom it is: the customer and its supplier, say.</param>
    /// <param name="value">The value, were no risk event to happen.</param>
    /// <param name="perUnit">What one unit of an addition is in the unit of the value.</param>
    public Uncertain Applied(ImpactTarget target, ReadOnlySpan<string> names, Uncertain value, double perUnit = 1)
    {
        foreach (int i in Applying(target, names))
        {
            (Impact impact, Uncertain multiplier, Uncertain addition) = _impacts[i];
            if (!IsNeutral(impact.Multiplier, 1))
            {
                value *= multiplier;
            }

            if (!IsNeutral(impact.Addition, 0))
            {
                value += perUnit == 1 ? addition : perUnit * addition;
            }
        }

        return value;
    }

    private static bool IsNeutral(Uncertain value, double neutral) => value.IsNamed && value.Node.IsConstant && value.Node.Constant == neutral;

    /// <summary>The impacts on a target of those names, in the order of the register, each once.</summary>
    private List<int> Applying(ImpactTarget target, ReadOnlySpan<string> names)
    {
        List<int> found = Reaching(target, Everybody);
        bool mixed = false;
        foreach (string name in names)
        {
            if (_reaching.TryGetValue(new((int)target, name), out List<int>? own))
            {
                found = mixed || found.Count > 0 ? [.. found, .. own] : own;
                mixed = true;
            }
        }

        return mixed ? [.. found.Distinct().Order()] : found;
    }

    private List<int> Reaching(ImpactTarget target, string name)
    {
        if (!_reaching.TryGetValue(new((int)target, name), out List<int>? impacts))
        {
            _reaching.Add(new((int)target, name), impacts = []);
        }

        return impacts;
    }

    /// <summary>A target, as a number, and whom an impact on it reaches.</summary>
    private sealed record Reach(int Target, string Name);
}
