using System.Globalization;
using Risk.Modelling;

namespace Risk;

/// <summary>
/// The periods of a model: adjoining stretches of time, each with a label. A moment is a number of units since the first period
/// began; the unit is whatever the boundaries are counted in (months in <see cref="Years(int, int, double)"/>).
/// </summary>
public sealed class Timeline : IEquatable<Timeline>
{
    private readonly double[] _boundaries;
    private readonly string[] _labels;

    /// <summary>Periods between consecutive <paramref name="boundaries"/>.</summary>
    /// <param name="boundaries">At least two, finite and increasing; the first is the start, usually 0. None below 0.</param>
    /// <param name="labels">One a period.</param>
    /// <exception cref="ArgumentException">Boundaries do not increase, or there is not one label a period.</exception>
    public Timeline(IReadOnlyList<double> boundaries, IReadOnlyList<string> labels)
        : this((double[])[.. boundaries ?? throw new ArgumentNullException(nameof(boundaries))], (string[])[.. labels ?? throw new ArgumentNullException(nameof(labels))])
    {
    }

    /// <summary>The arrays become the timeline's own.</summary>
    internal Timeline(double[] boundaries, string[] labels)
    {
        if (boundaries.Length < 2 || labels.Length != boundaries.Length - 1)
        {
            throw new ArgumentException($"{boundaries.Length} boundaries make {PlainText.Counted(boundaries.Length - 1, "period")}, but {PlainText.Counted(labels.Length, "is", "are")} labelled", nameof(labels));
        }

        (_boundaries, _labels) = (boundaries, labels);
        for (int i = 0; i < _boundaries.Length; i++)
        {
            if (!(double.IsFinite(_boundaries[i]) && _boundaries[i] >= (i == 0 ? 0 : _boundaries[i - 1]) && (i == 0 || _boundaries[i] != _boundaries[i - 1])))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"boundaries must be finite, not negative and increase: boundary {i} is {_boundaries[i]}"), nameof(boundaries));
            }
        }
    }

    /// <summary>Whole years, the first beginning at moment 0.</summary>
    /// <param name="first">The first year's number.</param>
    /// <param name="last">The last year's number, not before the first.</param>
    /// <param name="unitsPerYear">12 counts moments in months, 1 in years.</param>
    public static Timeline Years(int first, int last, double unitsPerYear = 12)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        int years = last - first + 1;
        (double[] boundaries, string[] labels) = (new double[years + 1], new string[years]);
        for (int t = 0; t < years; t++)
        {
            boundaries[t + 1] = (t + 1) * unitsPerYear;
            labels[t] = (first + t).ToString(CultureInfo.InvariantCulture);
        }

        return new(boundaries, labels);
    }

    /// <summary>The number of periods.</summary>
    public int Count => _labels.Length;

    /// <summary>One more than there are periods: the start of each, and the end of the last.</summary>
    public IReadOnlyList<double> Boundaries => _boundaries;

    /// <summary>One a period.</summary>
    public IReadOnlyList<string> Labels => _labels;

    /// <summary>Where the first period begins.</summary>
    public double Start => _boundaries[0];

    /// <summary>Where the last period ends: the horizon.</summary>
    public double End => _boundaries[^1];

    /// <summary>Nothing in any period.</summary>
    public Series Zero => Constant(new double[Count]);

    /// <summary>A known number for each period; one number alone stands for all of them.</summary>
    /// <exception cref="ArgumentException">Neither one value nor one a period.</exception>
    public Series Constant(params double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Length == Count ? new(Node.Series(Operation.SeriesConstant, this, (double[])values.Clone()))
            : values.Length == 1 ? Constant([.. Enumerable.Repeat(values[0], Count)])
            : throw new ArgumentException($"{values.Length} values for {PlainText.Counted(Count, "period")}", nameof(values));
    }

    /// <summary>An uncertain number for each period, period by period from its index.</summary>
    public Series Each(Func<int, Uncertain> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(Node.Series(Operation.SeriesOf, this, null, [.. Enumerable.Range(0, Count).Select(t => value(t).Node)]));
    }

    /// <summary>The share of each period that lies in [<paramref name="from"/>, <paramref name="until"/>).</summary>
    public Series Share(Uncertain from, Uncertain until) => Flow(from, until).Times([.. Enumerable.Range(0, Count).Select(t => 1 / Length(t))]);

    /// <summary>The share of each period after <paramref name="moment"/>.</summary>
    public Series ShareAfter(Uncertain moment) => Share(moment, double.PositiveInfinity);

    /// <summary>The share of each period before <paramref name="moment"/>.</summary>
    public Series ShareBefore(Uncertain moment) => Share(double.NegativeInfinity, moment);

    /// <summary>
    /// The amount in each period, in closed form, of a flow that runs in [<paramref name="from"/>, <paramref name="until"/>) at a rate of
    /// e^(−decay·(t − since)) · min(1, (t − from) ⁄ ramp) · e^(−discount·t) a unit of time.
    /// </summary>
    /// <param name="from">When it begins.</param>
    /// <param name="until">When it stops. Not after <paramref name="from"/>: nothing flows.</param>
    /// <param name="ramp">Units of time in which it grows from nothing to full; absent or 0: full at once. A shorter one than 2e-5 counts as 2e-5, and so does an uncertain one that is 0 or less in some runs.</param>
    /// <param name="decay">Rate of decay a unit of time; negative: growth.</param>
    /// <param name="discount">Rate a unit of time at which amounts are discounted, each from its own moment to moment 0; absent: not at all.</param>
    /// <param name="since">
    /// The moment from which it decays: a saving that comes late has faded by then. Absent: <paramref name="from"/>. Where it may lie so far off that e^(decay·since) is no number, a moment beyond the
    /// timeline counts as its end.
    /// </param>
    public Series Flow(Uncertain from, Uncertain until, Uncertain? ramp = null, Uncertain? decay = null, Uncertain? discount = null, Uncertain? since = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(until);
        Node[] arguments = [from.Node, until.Node, (ramp ?? 0.0).Node, (decay ?? 0.0).Node, (discount ?? 0.0).Node];
        return new(Node.Series(Operation.Flow, this, null, since is null ? arguments : [.. arguments, since.Node]));
    }

    /// <summary>1 in the period that holds <paramref name="moment"/>, 0 in the others.</summary>
    public Series In(Uncertain moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        return new(Node.Series(Operation.InPeriod, this, null, moment.Node));
    }

    /// <summary>(1 + <paramref name="rate"/>)^t in the period with index t, counted from 0.</summary>
    public Series Growth(Uncertain rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return new(Node.Series(Operation.Growth, this, null, rate.Node));
    }

    /// <summary>The length of period <paramref name="period"/>.</summary>
    public double Length(int period) => _boundaries[period + 1] - _boundaries[period];

    /// <inheritdoc/>
    public bool Equals(Timeline? other) => other is not null
        && (ReferenceEquals(this, other) || (_boundaries.AsSpan().SequenceEqual(other._boundaries) && _labels.AsSpan().SequenceEqual(other._labels)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Timeline);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Count, Start, End);

    /// <summary>The first and the last label.</summary>
    public override string ToString() => $"{_labels[0]} to {_labels[^1]}";
}
