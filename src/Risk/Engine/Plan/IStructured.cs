namespace Risk.Engine;

/// <summary>Part of a plan with a hash of its own structure.</summary>
internal interface IStructured
{
    Fingerprint Hash { get; }
}
