namespace Risk.Distributions;

/// <summary>The law of an integrated density; laws that have one hold it.</summary>
internal sealed class NumericalLaw : LawWithMoments
{
    private readonly Func<double, double> _density;
    private readonly IntegratedDensity _integral;
    private readonly double[] _marks;

    public NumericalLaw(Func<double, double> density, double minimum, double maximum, IEnumerable<double> marks)
    {
        (_density, Minimum, Maximum, _marks) = (density, minimum, maximum, [.. marks]);
        _integral = new(density, minimum, maximum, _marks);
        Moments = new LazyMoments(_integral.Moment);
    }

    /// <summary>∫ f, by which the density is divided.</summary>
    public double Mass => _integral.Mass;

    public override string Family => "numerical";

    public override IReadOnlyList<(string Name, double Value)> Parameters => [];

    public override double Minimum { get; }

    public override double Maximum { get; }

    private protected override IMoments Moments { get; }

    internal override IEnumerable<double> Landmarks => _marks.Where(m => m > Minimum && m < Maximum);

    public override double Density(double x) =>
        double.IsNaN(x) ? x : x < Minimum || x > Maximum || double.IsInfinity(x) ? 0 : _density(x) / Mass;

    public override double Cdf(double x) => double.IsNaN(x) ? x : x <= Minimum ? 0 : x >= Maximum ? 1 : Math.Min(_integral.Below(x) / Mass, 1);

    public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x <= Minimum ? 1 : x >= Maximum ? 0 : Math.Min(_integral.Above(x) / Mass, 1);

    public override bool Equals(Distribution? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => _density.GetHashCode();

    private protected override double InverseCdf(double p) => MonotoneInverse.Lower(this, p, _integral.BracketBelow(p * Mass));

    private protected override double InverseSurvival(double q) => MonotoneInverse.Upper(this, q, _integral.BracketAbove(q * Mass));
}
