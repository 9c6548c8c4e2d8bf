namespace Risk.Engine;

/// <summary>Laws of one family that one parameter θ tells apart. Records: equal families share their surfaces.</summary>
internal abstract unsafe record ShapedFamily
{
    /// <summary>The quantile at u by the solver; NaN where θ names no law.</summary>
    public abstract double Quantile(double u, double theta);

    /// <summary>Whether θ names a law.</summary>
    public abstract bool Holds(double theta);

    /// <summary>The quantile at p = 1 − q, drawn out to the whole line.</summary>
    public abstract double Score(double p, double q, double theta);

    /// <summary>From scores to values, in place.</summary>
    public abstract void Unscore(double* scores, int runs);

    /// <summary>The probabilities below and above a score.</summary>
    public abstract (double Lower, double Upper) Tails(double score, double theta);
}
