using System.Text;
using Risk.Files;
using Risk.Files.Json;
using Risk.Files.Sipmath;

namespace Risk;

/// <summary>
/// A library in the SIPmath 3.0 standard of ProbabilityManagement.org: metalogs over counter-based uniforms, joined by a Gaussian copula or by none.
/// <see cref="AddTo"/> makes its quantities inputs of a model, with draws of this library's own streams; <see cref="Trials"/> gives the very numbers that other programs
/// of the standard show.
/// </summary>
public sealed class SipLibrary
{
    /// <summary>The longest file, in bytes.</summary>
    public const long MaximumLength = 256L << 20;

    private readonly IReadOnlyList<HdrStream> _streams;
    private readonly double[,]? _correlation;

    internal SipLibrary(string name, IReadOnlyList<Sip> sips, IReadOnlyList<HdrStream> streams, double[,]? correlation) =>
        (Name, Sips, _streams, _correlation) = (name, sips, streams, correlation);

    /// <summary>What the library is called.</summary>
    public string Name { get; }

    /// <summary>Its quantities, in the order of the file.</summary>
    public IReadOnlyList<Sip> Sips { get; }

    /// <summary>The correlations of the normal scores of <see cref="Sips"/>; null where they are independent.</summary>
    public CorrelationMatrix? Correlation => _correlation is null ? null : new CorrelationMatrix((double[,])_correlation.Clone());

    /// <summary>Reads a library.</summary>
    /// <exception cref="ModelException">Every fault, each with its place: FILE012 a field is missing, FILE011 of a wrong type, SIP001 a function that is not known, SIP002 a stream or layer that is not there; the rules of metalogs and correlations.</exception>
    public static SipLibrary Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Parse(InputFile.ReadAll(path, MaximumLength), path);
    }

    /// <summary>Reads a library from a text.</summary>
    /// <param name="json">The content of a file.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="ModelException">As for <see cref="Load"/>.</exception>
    public static SipLibrary Parse(string json, string name)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Parse(Encoding.UTF8.GetBytes(json), name);
    }

    /// <summary>The values of one quantity in trials 1, 2, … as other programs of the standard show them.</summary>
    /// <param name="name">The quantity.</param>
    /// <param name="count">How many trials, at least 1.</param>
    /// <remarks><c>Distribution.Empirical(library.Trials(name, 1000))</c> draws from just these values.</remarks>
    /// <exception cref="ArgumentException">The library has no such quantity.</exception>
    public double[] Trials(string name, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        int i = Sips.ToList().FindIndex(s => s.Name == name);
        if (i < 0)
        {
            throw new ArgumentException($"the library has no \"{name}\"{NearNames.Hint(name, [.. Sips.Select(s => s.Name)])}", nameof(name));
        }

        double[]? weights = _correlation is null ? null : Cholesky.Row(_correlation, i);
        return [.. Enumerable.Range(1, count).Select(trial => Sips[i].Law.Quantile(Uniform(i, weights, (ulong)trial)))];
    }

    /// <summary>Declares the quantities as inputs of a model, of their names, with their correlations. A constant is its value.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The inputs by name.</returns>
    public IReadOnlyDictionary<string, Uncertain> AddTo(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        int[] varying = [.. Sips.Index().Where(s => s.Item.Law.Minimum < s.Item.Law.Maximum).Select(s => s.Index)];
        IReadOnlyList<Uncertain> inputs = _correlation is not null && varying.Length > 1
            ? model.Inputs(Name, Copula.Gaussian(Among(varying, _correlation)), [.. varying.Select(i => (Sips[i].Name, Sips[i].Law))])
            : [.. varying.Select(i => model.Input(Sips[i].Name, Sips[i].Law))];
        Dictionary<string, Uncertain> byName = varying.Zip(inputs).ToDictionary(p => Sips[p.First].Name, p => p.Second, StringComparer.Ordinal);
        foreach (Sip constant in Sips.Where(s => !byName.ContainsKey(s.Name)))
        {
            byName.Add(constant.Name, constant.Law.Minimum);
        }

        return byName;
    }

    private static CorrelationMatrix Among(int[] chosen, double[,] correlation)
    {
        double[,] part = new double[chosen.Length, chosen.Length];
        for (int i = 0; i < chosen.Length; i++)
        {
            for (int j = 0; j < chosen.Length; j++)
            {
                part[i, j] = correlation[chosen[i], chosen[j]];
            }
        }

        return new(part);
    }

    private static SipLibrary Parse(byte[] utf8, string name)
    {
        var problems = new ProblemList();
        Element? root = new ElementParser(utf8, name, problems).Parse();
        return root is null ? throw problems.Exception() : new SipmathReader(problems).Read(root, name);
    }

    /// <summary>The uniform of a trial: of the quantity's own stream, or of the weighed scores of all (z = L·Φ⁻¹(u), u = Φ(z)).</summary>
    private double Uniform(int sip, double[]? weights, ulong trial)
    {
        if (weights is null)
        {
            return _streams[sip].At(trial);
        }

        Distribution normal = Distribution.Normal(0.0, 1.0);
        double z = 0;
        for (int j = 0; j <= sip; j++)
        {
            z += weights[j] == 0 ? 0 : weights[j] * normal.Quantile(_streams[j].At(trial));
        }

        return normal.Cdf(z);
    }
}
