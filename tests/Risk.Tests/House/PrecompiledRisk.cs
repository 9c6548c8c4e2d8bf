using System.Runtime.InteropServices;

namespace Risk.Tests.House;

/// <summary>Risk packed as it is published, for the platform of this machine alone.</summary>
public sealed class PrecompiledRisk() : PackedRisk("-p:PrecompiledPlatforms=" + Platform)
{
    public static string Platform => RuntimeInformation.RuntimeIdentifier;

    /// <summary>Whether the library compiled ahead of time is in the package. It is not where its compiler cannot be restored, such as without a network; the packing says so.</summary>
    public bool IsPrecompiled => Entries("nupkg").Contains($"runtimes/{Platform}/lib/net10.0/Risk.dll");
}
