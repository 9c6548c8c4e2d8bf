namespace Risk.Files.Binding;

/// <summary>The designs that have a name in files.</summary>
internal enum DesignName
{
    MonteCarlo,
    Antithetic,
    LatinHypercube,
    MidpointLatinHypercube,
    Sobol,
    SmoothedSobol,
}
