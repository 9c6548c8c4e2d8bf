using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>
/// A density summed up from either end. Each stretch between two marks is seen from its ends on a logarithmic scale, x = o ± e^u, so that any scale, a singular end and a
/// power tail are all smooth; panels of u are halved until Gauss and Legendre's rule of 32 points agrees with that of both halves.
/// </summary>
internal sealed class IntegratedDensity
{
    private const double Furthest = 690, Nearest = -740, Far = 70, TailSpan = 15;
    private const double RelativeTolerance = 1e-12, Negligible = 1e-25, LargestError = 1e-10;
    private const int DeepestHalving = 40, MostPanels = 20_000;
    private const double FirstStep = 8;

    // So deep, what remains of so little is the noise of the function: kinks and jumps still show more.
    private const int NoiseDepth = 6;
    private const double Noise = 1e-9;
    private readonly Func<double, double> _density;
    private readonly List<Panel> _panels = [];
    private readonly double[] _starts, _below, _above;
    private readonly double _found;

    /// <param name="density">Any function ≥ 0 whose integral is finite.</param>
    /// <param name="minimum">The least value, or −∞.</param>
    /// <param name="maximum">The greatest value, or +∞.</param>
    /// <param name="marks">Where the density bends or jumps, and where its mass is.</param>
    public IntegratedDensity(Func<double, double> density, double minimum, double maximum, IEnumerable<double> marks)
    {
        _density = density;
        var whole = new List<Panel>();
        foreach (Side side in Sides(minimum, maximum, marks))
        {
            double start = AddSliver(side);
            int count = (int)Math.Ceiling(side.High - start);
            double width = (side.High - start) / count;
            for (int i = 0; i < count; i++)
            {
                double low = start + (i * width), high = i == count - 1 ? side.High : low + width;
                whole.Add(new(side, low, high, Integral(side, low, high)));
            }
        }

        // A first look at the whole says which panels are too little to matter.
        _found = CompensatedSum.Of(whole.Count, i => whole[i].Mass);
        foreach (Panel panel in whole)
        {
            Refine(panel.Side, panel.Low, panel.High, panel.Mass, 0);
        }


        _panels.Sort((a, b) => a.Start.CompareTo(b.Start));
        Mass = CompensatedSum.Of(_panels.Count, i => _panels[i].Mass);
        Require.Holds(Mass > 0 && Mass < double.PositiveInfinity, "FUN003", "density", Mass,
            $"no mass of the density is found between {Require.Text(minimum)} and {Require.Text(maximum)} (it integrates to {Require.Text(Mass)}): give marks where it is, or a scale on which it does not underflow");
        Require.Holds(Error <= LargestError * Mass, "FUN004", "density", Error / Mass,
            $"the density is too rough to integrate (error {Require.Text(Error / Mass)} of the mass): give marks where it bends or jumps");
        _starts = [.. _panels.Select(p => p.Start)];
        _below = Sums([.. _panels.Select(p => p.Mass)]);
        double[] turned = [.. _panels.Select(p => p.Mass).Reverse()];
        _above = [.. Sums(turned).Reverse()];
    }

    /// <summary>∫ f.</summary>
    public double Mass { get; }

    /// <summary>The sum of the differences between one rule and two halves: a bound on the error of the mass.</summary>
    public double Error { get; private set; }

    /// <summary>∫ f up to x, and beyond it.</summary>
    public double Below(double x) => Place(x) is >= 0 and int i ? _below[i] + Part(_panels[i], x, below: true) : 0;

    /// <summary>∫ f beyond x.</summary>
    public double Above(double x) => Place(x) is >= 0 and int i ? _above[i] + Part(_panels[i], x, below: false) : Mass;

    /// <summary>The panel in which the mass below reaches a share of the whole.</summary>
    public Bracket BracketBelow(double mass)
    {
        int i = Math.Max(Steps.LastAtMost(_below, mass), 0);
        return new(_panels[i].Start, _panels[i].End);
    }

    /// <summary>The panel in which the mass above falls to a share of the whole.</summary>
    public Bracket BracketAbove(double mass)
    {
        int i = Steps.FirstAtMostDescending(_above, mass);
        return new(_panels[i].Start, _panels[i].End);
    }

    /// <summary>∫ ((x − centre)/unit)^power f ÷ mass; infinite, or NaN where both tails are, if a tail does not let it converge.</summary>
    public double Moment(int power, double centre, double unit)
    {
        double sum = 0, lost = 0;
        double[] near = new double[2], far = new double[2], bulk = [Bulk(-1), Bulk(1)];
        foreach (Panel panel in _panels.Where(p => p.Mass > 0))
        {
            double part = panel.Power > 0 ? panel.Mass * CentralPower.Of((panel.Side.Origin - centre) / unit, power) : Rule(panel.Side, panel.Low, panel.High, x => CentralPower.Of((x - centre) / unit, power));
            CompensatedSum.Add(ref sum, ref lost, part);
            int end = panel.Side.Direction < 0 ? 0 : 1;
            double beyond = panel.Side.High == Furthest ? panel.Low - bulk[end] : 0;
            near[end] += beyond is >= Far and < Far + TailSpan ? Math.Abs(part) : 0;
            far[end] += beyond is >= Far + TailSpan and < Far + (2 * TailSpan) ? Math.Abs(part) : 0;
        }

        // Far out the parts of a power tail fall as e^(−(α − power)u): where they hardly do, the sum has no end.
        bool low = far[0] > 0 && !(far[0] < 0.99 * near[0]), high = far[1] > 0 && !(far[1] < 0.99 * near[1]);
        return (low, high) switch
        {
            (false, false) => (sum + lost) / Mass,
            (true, true) when power % 2 != 0 => double.NaN,
            (true, false) when power % 2 != 0 => double.NegativeInfinity,
            _ => double.PositiveInfinity,
        };
    }

    // Where an open side has most of its mass, on the scale of u.
    private double Bulk(int direction) => _panels.Where(p => p.Side.Direction == direction && p.Side.High == Furthest).MaxBy(p => p.Mass)?.Low ?? 0;

    private static IEnumerable<Side> Sides(double minimum, double maximum, IEnumerable<double> marks)
    {
        double[] points = [.. marks.Where(m => m > minimum && m < maximum).Concat(new[] { minimum, maximum }.Where(double.IsFinite)).Distinct().Order()];
        if (points.Length == 0)
        {
            points = [0];
        }

        if (double.IsNegativeInfinity(minimum))
        {
            yield return new(points[0], -1, Least(points[0]), Furthest);
        }

        for (int i = 0; i + 1 < points.Length; i++)
        {
            // Both ends are looked at closely: they meet in the middle.
            double half = Elementary.Log((points[i + 1] / 2) - (points[i] / 2));
            foreach ((double origin, int direction) in ((double, int)[])[(points[i], 1), (points[i + 1], -1)])
            {
                if (Least(origin) < half)
                {
                    yield return new(origin, direction, Least(origin), half);
                }
            }
        }

        if (double.IsPositiveInfinity(maximum))
        {
            yield return new(points[^1], 1, Least(points[^1]), Furthest);
        }
    }

    /// <summary>
    /// What lies so near to an origin that x would round: f as a power of the distance, by the ratio of the first panels. Looked at from 2⁻³⁸ of the origin, or, where f is no power
    /// there yet, from 2⁻⁵⁰.
    /// </summary>
    /// <returns>Where the panels begin.</returns>
    private double AddSliver(Side side)
    {
        foreach (double start in (double[])[side.Low + FirstStep, side.Low])
        {
            if (start + 3 > side.High)
            {
                continue;
            }

            double first = Integral(side, start, start + 1), second = Integral(side, start + 1, start + 2), third = Integral(side, start + 2, start + 3), ratio = first / second;
            bool steady = ratio > 0 && ratio < 1 && Math.Abs((second / third) - ratio) <= 1e-3 * ratio;
            if (steady)
            {
                double mass = first * ratio / (1 - ratio);
                _panels.Add(new(side, start - 60, start, mass) { Power = -Elementary.Log(ratio) });
                return start;
            }
        }

        return side.Low;
    }

    // Nearer, o ± e^u would round to o: 2⁻⁵⁰ of it.
    private static double Least(double origin) => origin == 0 ? Nearest : Math.Max(Nearest, Elementary.Log(Math.Abs(origin)) - 34.5);

    private void Refine(Side side, double low, double high, double whole, int depth)
    {
        double middle = low + ((high - low) / 2);
        double first = Integral(side, low, middle), second = Integral(side, middle, high), both = first + second, error = Math.Abs(both - whole);
        // Near an origin other than 0, x rounds: a share 2⁻⁵³|o|/e^u of the distance.
        double rounding = 4e-16 * Math.Abs(side.Origin) / Elementary.Exp(low);
        bool fine = error <= (RelativeTolerance + rounding) * both || (both <= Negligible * _found && error <= 1e-6 * both)
            || (depth >= NoiseDepth && error <= Noise * both);
        if (fine || depth >= DeepestHalving || _panels.Count >= MostPanels)
        {
            Error += error;
            _panels.Add(new(side, low, middle, first));
            _panels.Add(new(side, middle, high, second));
            return;
        }

        Refine(side, low, middle, first, depth + 1);
        Refine(side, middle, high, second, depth + 1);
    }

    private double Integral(Side side, double low, double high) => Rule(side, low, high, null);

    private double Rule(Side side, double low, double high, Func<double, double>? weight) => GaussLegendre.Integral(
        u =>
        {
            double distance = Elementary.Exp(u), x = side.Origin + (side.Direction * distance), y = Value(x) * distance;
            return weight is null || y == 0 ? y : y * weight(x);
        },
        low,
        high);

    private double Value(double x)
    {
        double y = _density(x);
        return y >= 0 && y < double.PositiveInfinity ? y : throw new ParameterException("FUN001", "density", y,
            double.IsNaN(y) ? $"the density is not a number at {Require.Text(x)}" : y < 0 ? $"the density is negative ({Require.Text(y)}) at {Require.Text(x)}"
            : $"the density is infinite at {Require.Text(x)}: only at the ends and at marks it may be");
    }

    private int Place(double x) => Steps.LastAtMost(_starts, x);

    private double Part(Panel panel, double x, bool below)
    {
        if (x >= panel.End)
        {
            return below ? panel.Mass : 0;
        }

        double u = Math.Clamp(Elementary.Log(Math.Abs(x - panel.Side.Origin)), panel.Low, panel.High);
        if (panel.Power > 0)
        {
            double within = panel.Mass * Elementary.Exp(panel.Power * (u - panel.High));
            return below == panel.Side.Direction > 0 ? within : panel.Mass - within;
        }

        return below == panel.Side.Direction > 0 ? Integral(panel.Side, panel.Low, u) : Integral(panel.Side, u, panel.High);
    }

    private static double[] Sums(double[] masses)
    {
        double[] before = new double[masses.Length];
        double sum = 0, lost = 0;
        for (int i = 0; i + 1 < masses.Length; i++)
        {
            before[i + 1] = CompensatedSum.Add(ref sum, ref lost, masses[i]);
        }

        return before;
    }


    private sealed record Side(double Origin, int Direction, double Low, double High);

    private sealed record Panel(Side Side, double Low, double High, double Mass)
    {
        /// <summary>Above 0 for the sliver at an origin, whose mass is as this power of the distance; 0 for the others.</summary>
        public double Power { get; init; }

        public double Start { get; } = Side.Origin + (Side.Direction * Elementary.Exp(Side.Direction > 0 ? Low : High));

        public double End { get; } = Side.Origin + (Side.Direction * Elementary.Exp(Side.Direction > 0 ? High : Low));
    }
}
