using Risk.Modelling;

namespace Risk.Engine;

/// <summary>What must hold, in every run, of the parameters of one input's law.</summary>
/// <param name="Law">The law of those parameters.</param>
/// <param name="Input">The input that is drawn from it.</param>
/// <param name="Parameters">One expression each.</param>
internal sealed record ParameterCheck(DrawnLaw Law, string Input, Expression[] Parameters)
{
    /// <summary>For each parameter a range in which nothing need be asked of the law itself.</summary>
    public (double Least, double Most)[] Ranges { get; } =
        [.. Law.Forms.SelectMany(f => f.Ranges ?? [.. f.Names.Select(_ => (double.NegativeInfinity, double.PositiveInfinity))])];

    /// <summary>True at each parameter that must not be less than the one before it.</summary>
    public bool[] Follows { get; } = [.. Law.Forms.SelectMany(f => f.Names.Select((_, i) => f.Ascending && i > 0))];

    /// <summary>True at the last of parameters that ascend: it must be greater than the first, so many places before it.</summary>
    public int[] Spans { get; } = [.. Law.Forms.SelectMany(f => f.Names.Select((_, i) => f.Ascending && i == f.Names.Length - 1 ? i : 0))];

    /// <summary>True where the bounds of the parameters leave no run in which the check could fail.</summary>
    public bool IsCertain(Func<Expression, Interval> bounds)
    {
        Interval[] of = Array.ConvertAll(Parameters, p => bounds(p));
        for (int i = 0; i < of.Length; i++)
        {
            if (!(of[i].Low >= Ranges[i].Least && of[i].High <= Ranges[i].Most)
                || (Follows[i] && !(of[i - 1].High <= of[i].Low))
                || (Spans[i] > 0 && !(of[i - Spans[i]].High < of[i].Low)))
            {
                return false;
            }
        }

        return true;
    }
}
