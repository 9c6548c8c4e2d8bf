using Risk.Modelling;

namespace Risk.Engine;

/// <summary>What a draw without a closed form is made by.</summary>
internal sealed record DrawnTag(DrawnLaw Law, string Input) : IStructured
{
    public Fingerprint Hash { get; } = HashOf(Law.Shape);

    private static Fingerprint HashOf(LawShape law)
    {
        var hash = new StructuralHash(2);
        foreach (LawForm form in law.Forms)
        {
            hash.Add(form.Factory);
            hash.Add((ulong)form.Names.Length);
            foreach (LawShape part in form.Inside)
            {
                hash.Add(HashOf(part));
            }
        }

        if (law.Fixed is { } inside)
        {
            hash.Add(inside);
        }

        return hash.Value;
    }
}
