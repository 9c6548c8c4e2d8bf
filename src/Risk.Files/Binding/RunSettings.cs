namespace Risk.Files.Binding;

/// <summary>What a file says under <c>simulation</c>: what of it is left out has its default.</summary>
internal sealed record RunSettings
{
    public long? Runs { get; init; }

    public ulong? Seed { get; init; }

    public SamplingDesign? Design { get; init; }

    public int? Replicates { get; init; }

    public double? Confidence { get; init; }

    /// <summary>Settings as a file says them.</summary>
    /// <exception cref="ModelException">FORM003: a design that names inputs has no name in files.</exception>
    public static RunSettings Of(SimulationOptions options)
    {
        SamplingDesign plain = options.Design with { Replicates = SamplingDesign.DefaultReplicates };
        return !SamplingDesign.Named.Any(d => d.Design.Equals(plain))
            ? throw new ModelException(new Problem("FORM003", "simulation/design", $"a file cannot say the design \"{options.Design}\" with inputs or redraws of its own"))
            : new()
            {
                Runs = options.Runs,
                Seed = options.Seed,
                Design = plain.Equals(SamplingDesign.MonteCarlo) ? null : plain,
                Replicates = options.Design.Replicates == SamplingDesign.DefaultReplicates ? null : options.Design.Replicates,
                Confidence = options.Confidence == new SimulationOptions().Confidence ? null : options.Confidence,
            };
    }

    public SimulationOptions Options()
    {
        var standard = new SimulationOptions();
        SamplingDesign design = Design ?? standard.Design;
        return new()
        {
            Runs = Runs ?? standard.Runs,
            Seed = Seed,
            Design = Replicates is { } replicates ? design with { Replicates = replicates } : design,
            Confidence = Confidence ?? standard.Confidence,
        };
    }
}
