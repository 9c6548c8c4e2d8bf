namespace Risk.Distributions;

/// <summary>The first four moments of a law, each found when it is asked for.</summary>
internal interface IMoments
{
    double Mean { get; }

    double Variance { get; }

    double Skewness { get; }

    double ExcessKurtosis { get; }
}
