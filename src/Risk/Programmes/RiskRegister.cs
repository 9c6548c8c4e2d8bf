namespace Risk.Programmes;

/// <summary>The risk events of a programme with their draws named, ready to act.</summary>
internal sealed class RiskRegister
{
    private readonly List<(Impact Impact, Uncertain Multiplier, Uncertain Addition)> _impacts = [];

    public RiskRegister(IReadOnlyList<RiskEvent> risks)
    {
        foreach (RiskEvent risk in risks)
        {
            string place = PlaceOf(risk);
            Event occurs = Event.Occurs(place, Translation.Bound(place + "/likelihood", risk.Likelihood));
            for (int i = 0; i < risk.Impacts.Count; i++)
            {
                Impact impact = risk.Impacts[i];
                string where = PlaceOf(risk, i);
                Uncertain multiplier = Translation.Bound(where + "/multiplier", impact.Multiplier);
                Uncertain addition = Translation.Bound(where + "/addition", impact.Addition);
                _impacts.Add((impact, occurs.Choose(multiplier, 1.0), occurs.Choose(addition, 0.0)));
            }
        }
    }

    public static string PlaceOf(RiskEvent risk) => "risks/" + Place.Escape(risk.Name);

    /// <summary>An impact is named by its target, and numbered where a risk has several on the same.</summary>
    public static string PlaceOf(RiskEvent risk, int impact)
    {
        ImpactTarget target = risk.Impacts[impact].Target;
        int before = risk.Impacts.Take(impact).Count(i => i.Target == target);
        return $"{PlaceOf(risk)}/{NameOf(target)}{(before == 0 ? "" : $" {before + 1}")}";
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
        foreach ((Impact impact, Uncertain multiplier, Uncertain addition) in _impacts)
        {
            if (impact.Target != target || !Reaches(impact, names))
            {
                continue;
            }

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

    private static bool Reaches(Impact impact, ReadOnlySpan<string> names)
    {
        if (impact.On is null)
        {
            return true;
        }

        foreach (string name in names)
        {
            if (impact.On.Contains(name, StringComparer.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
