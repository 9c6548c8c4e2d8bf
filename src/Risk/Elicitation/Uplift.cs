using Risk.Distributions;
using Risk.Modelling;

namespace Risk;

/// <summary>A correction of estimates for optimism: actual ÷ estimate, with a name that it leaves on what it corrects.</summary>
/// <param name="Name">What it is called; the same name twice on one value is a warning (OB001).</param>
/// <param name="Factor">Actual ÷ estimate: 1.54 adds 54 %. A law is drawn anew for each value; a named input is shared.</param>
/// <param name="Provenance">Where it is from.</param>
public sealed record Uplift(string Name, Uncertain Factor, Provenance Provenance)
{
    /// <summary>An estimate, uplifted.</summary>
    /// <param name="estimate">A cost or a duration as it was estimated: a number, a law or any uncertain value.</param>
    /// <returns>Factor × estimate. Where both are certain a number; where one is, a law; else a product, whose factor is drawn by the name of the value with <c>/optimism bias</c>.</returns>
    public Uncertain On(Uncertain estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return Product(estimate).WithUplifts([.. estimate.Uplifts, Name]);
    }

    /// <summary>The months that a plan of so many takes beyond itself: (factor − 1) × planned, never below 0.</summary>
    /// <param name="planned">A duration as it was planned.</param>
    public Uncertain DelayOf(Duration planned)
    {
        double months = planned.InMonths;
        Uncertain delay = months == 0 ? 0
            : Factor.Constant is { } factor ? Math.Max(0, (factor - 1) * months)
            : Factor.Law is { } law ? Late(Distribution.Scaled(Distribution.Shifted(law, -1), months))
            : Factor.IsNamed ? Uncertain.Max(0, (Factor - 1) * months)
            : Uncertain.Waiting(name => Uncertain.Max(0, (new Uncertain(Factor.Bind(name)) - 1) * months).Node);
        return delay.WithUplifts([Name]);
    }

    private static Distribution Late(Distribution delay) => delay.Minimum < 0 ? Distribution.Clipped(delay, 0, double.PositiveInfinity) : delay;

    private Uncertain Product(Uncertain estimate)
    {
        if (Factor.Constant is { } factor)
        {
            return estimate.Constant is { } number ? factor * number
                : estimate.Law is { } law ? Distribution.Uplifted(law, factor - 1)
                : Waiting(estimate);
        }

        return Factor.Law is { } uncertain && estimate.Constant is { } certain && certain != 0 ? Distribution.Scaled(uncertain, certain) : Waiting(estimate);
    }

    private Uncertain Waiting(Uncertain estimate) => estimate.IsNamed && Factor.IsNamed ? estimate * Factor
        : Uncertain.Waiting(name => Node.Of(Operation.Multiply, estimate.Bind(name), Factor.Bind(name + "/optimism bias")));
}
