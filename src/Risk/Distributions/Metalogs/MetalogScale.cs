using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>The scale on which a metalog is linear in its coefficients: x, ln(x − lower), −ln(upper − x), or the log-odds between both.</summary>
/// <param name="Lower">The least value, or −∞.</param>
/// <param name="Upper">The greatest value, or +∞.</param>
internal sealed record MetalogScale(double Lower, double Upper)
{
    /// <summary>True with a lower bound only.</summary>
    public bool IsLower { get; } = double.IsFinite(Lower) && !double.IsFinite(Upper);

    /// <summary>True with an upper bound only.</summary>
    public bool IsUpper { get; } = !double.IsFinite(Lower) && double.IsFinite(Upper);

    private readonly bool _isOpen = !double.IsFinite(Lower) && !double.IsFinite(Upper);

    /// <summary>The value on the scale.</summary>
    public double Score(double x) => _isOpen ? x
        : IsLower ? Elementary.Log(x - Lower)
        : IsUpper ? -Elementary.Log(Upper - x)
        : Elementary.Log((x - Lower) / (Upper - x));

    /// <summary>What stands there on the scale.</summary>
    public double Place(double m) => _isOpen ? m
        : IsLower ? Lower + Elementary.Exp(m)
        : IsUpper ? Upper - Elementary.Exp(-m)
        : m < 0 ? Lower + ((Upper - Lower) * (Elementary.Exp(m) / (1 + Elementary.Exp(m)))) : Upper - ((Upper - Lower) * (Elementary.Exp(-m) / (1 + Elementary.Exp(-m))));

    /// <summary>dx/dM.</summary>
    public double Stretch(double x) => _isOpen ? 1
        : IsLower ? x - Lower
        : IsUpper ? Upper - x
        : (x - Lower) * ((Upper - x) / (Upper - Lower));
}
