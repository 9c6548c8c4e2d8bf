using Risk.Reporting;

namespace Risk;

public static partial class Charts
{
    private const int CurvePoints = 161;

    /// <summary>A distribution: its density, or the mass of its values, and its distribution function with P10, P50 and P90.</summary>
    /// <param name="law">The distribution.</param>
    /// <param name="title">What it is of; its own name unless given.</param>
    public static Chart Law(Distribution law, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(law);
        double[] atoms = law.IsDiscrete ? Atoms(law) : [];
        (double least, double greatest) = atoms.Length > 0 ? (atoms[0], atoms[^1]) : Range(law);
        Scale scale = Scale.Of(least, greatest);
        var drawing = new Drawing(title ?? law.ToString()!, $"mean {Shown(law.Mean)}, standard deviation {Shown(law.StandardDeviation)}; dots: P10, P50, P90", 320, 62, 190);
        drawing.ProbabilityAxis();
        double At(double x) => drawing.X(scale.Share(x));
        foreach (double tick in scale.Ticks)
        {
            drawing.Text(At(tick), drawing.Height - Drawing.Bottom + 20, scale.Label(tick), "middle", Drawing.Faint);
        }

        if (atoms.Length > 0)
        {
            Masses(drawing, law, atoms, At);
        }
        else
        {
            double[] at = [.. Enumerable.Range(0, CurvePoints).Select(i => least + ((greatest - least) * i / (CurvePoints - 1)))];
            Densities(drawing, law, at, At);
            drawing.Curve(at.Select(x => (At(x), drawing.Y(law.Cdf(x)))), Drawing.Colours[1]);
        }

        foreach (int percent in (int[])[10, 50, 90])
        {
            double quantile = law.Quantile(percent / 100.0);
            drawing.Dot(At(quantile), drawing.Y(law.IsDiscrete ? law.Cdf(quantile) : percent / 100.0), Drawing.Colours[1], $"P{percent}: {Shown(quantile)}");
        }

        drawing.Legend(drawing.Y(0.9), law.IsDiscrete ? "mass" : "density", Drawing.Colours[0], law.IsDiscrete ? 3 : 8, law.IsDiscrete ? 1 : 0.4);
        drawing.Legend(drawing.Y(0.75), "distribution function", Drawing.Colours[1]);
        return drawing.Chart();
    }

    /// <summary>The density, at a height of its own; what is infinite, or a peak narrower than a twentieth of the picture and four times as high as the rest, is cut.</summary>
    private static void Densities(Drawing drawing, Distribution law, double[] at, Func<double, double> x)
    {
        double[] densities = [.. at.Select(law.Density)], finite = [.. densities.Where(double.IsFinite).Order()];
        double top = finite.Length == 0 ? 1 : Math.Min(finite[^1], Math.Max(4 * finite[finite.Length * 19 / 20], finite[^1] / 50));
        double Height(double density) => drawing.Y(top > 0 ? 0.95 * Math.Min(double.IsNaN(density) ? 0 : density, top) / top : 0);
        (double, double)[] line = [.. at.Zip(densities, (a, d) => (x(a), Height(d)))];
        drawing.Band([(x(at[0]), drawing.Y(0)), .. line, (x(at[^1]), drawing.Y(0))], Drawing.Colours[0], 0.3);
        drawing.Curve(line, Drawing.Colours[0]);
    }

    private static void Masses(Drawing drawing, Distribution law, double[] atoms, Func<double, double> x)
    {
        double width = Math.Clamp(atoms.Length < 2 ? 40 : 0.6 * atoms.Zip(atoms.Skip(1), (a, b) => x(b) - x(a)).Min(), 1.5, 40);
        foreach (double atom in atoms)
        {
            double y = drawing.Y(law.Density(atom));
            drawing.Bar(x(atom) - (width / 2), y, width, drawing.Y(0) - y, Drawing.Colours[0], $"{Shown(atom)}: {Drawing.Percent(law.Density(atom))}");
        }

        var steps = new List<(double, double)> { (drawing.Left, drawing.Y(law.Cdf(atoms[0]) - law.Density(atoms[0]))) };
        foreach (double atom in atoms)
        {
            steps.Add((x(atom), steps[^1].Item2));
            steps.Add((x(atom), drawing.Y(law.Cdf(atom))));
        }

        drawing.Curve([.. steps, (drawing.Right, steps[^1].Item2)], Drawing.Colours[1]);
    }

    /// <summary>The values from P0.1 to P99.9 that a picture of this width can tell apart.</summary>
    private static double[] Atoms(Distribution law) =>
        [.. Enumerable.Range(1, 999).Select(i => law.Quantile(i / 1000.0)).Distinct().Order()];

    /// <summary>From P0.1 to P99.9, or less of a heavy tail, and on to an end that is near.</summary>
    private static (double Least, double Greatest) Range(Distribution law)
    {
        double middle = law.Quantile(0.75) - law.Quantile(0.25);
        double Far(double far, double nearer) => Math.Abs(law.Quantile(far) - law.Quantile(0.5)) > 10 * middle ? law.Quantile(nearer) : law.Quantile(far);
        (double least, double greatest) = (Far(0.001, 0.03), Far(0.999, 0.97));
        double near = 0.25 * (greatest - least);
        return (least - law.Minimum <= near ? law.Minimum : least, law.Maximum - greatest <= near ? law.Maximum : greatest);
    }
}
