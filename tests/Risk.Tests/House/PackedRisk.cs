using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Risk.Tests.House;

/// <summary>Risk packed as it is published, in a folder of its own outside the repository that goes when the tests end.</summary>
public sealed partial class PackedRisk : IDisposable
{
    private static readonly Dictionary<string, string> Nothing = [];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("risk-package-");

    public PackedRisk()
    {
        // A version no other build has: package folders never fetch a version twice. The build of the repository has analysed it.
        Version = "0.1.0-test." + Path.GetFileName(_folder.FullName).Split('-')[^1].ToLowerInvariant() + "x";
        DotnetCommand.Run(
            Repository.Root, Nothing, "pack", "src/Risk/Risk.csproj", "-c", "Release", "-o", Feed, "-m:1", "-v", "q",
            "--artifacts-path", Folder("artifacts"), $"-p:PackageVersion={Version}", "-p:RunAnalyzers=false");
    }

    public string Version { get; }

    private string Feed => Folder("feed");

    /// <summary>The names of the files in the package (<c>nupkg</c>) or in the package of its symbols (<c>snupkg</c>).</summary>
    public IReadOnlyList<string> Entries(string extension)
    {
        using ZipArchive archive = Open(extension);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    public string Text(string entry)
    {
        using ZipArchive archive = Open("nupkg");
        using var reader = new StreamReader(archive.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>Builds a new console project that references the package, and nothing of this repository, and returns what it prints.</summary>
    public string RunInNewProject(string program)
    {
        string folder = Folder("consumer");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <InvariantGlobalization>true</InvariantGlobalization>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Risk" Version="[{Version}]" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "nuget.config"), Configuration());
        var own = new Dictionary<string, string> { ["NUGET_PACKAGES"] = Folder("packages") };
        DotnetCommand.Run(folder, own, "build", "-c", "Release", "-m:1", "-v", "q");

        // The runtime lists what it compiles.
        string list = Folder("compiled");
        File.Delete(list);
        own["DOTNET_JitStdOutFile"] = list;
        own["DOTNET_JitDisasmSummary"] = "1";
        string printed = DotnetCommand.Run(folder, own, Path.Combine("bin", "Release", "net10.0", "Consumer.dll"));
        Compiled = File.ReadAllLines(list);
        return printed;
    }

    /// <summary>The methods that the last program had compiled while it ran, one a line with how.</summary>
    public IReadOnlyList<string> Compiled { get; private set; } = [];

    public void Dispose() => _folder.Delete(recursive: true);

    // Risk comes from the folder just packed; all else from the sources this machine is set up with, or from what it has fetched before.
    private string Configuration()
    {
        string inherited = string.Concat(Source().Matches(DotnetCommand.Run(_folder.FullName, Nothing, "nuget", "list", "source"))
            .Select(source => $"<packageSource key=\"{source.Groups[1].Value}\"><package pattern=\"*\" /></packageSource>"));
        string fetched = DotnetCommand.Run(_folder.FullName, Nothing, "nuget", "locals", "global-packages", "--list").Trim().Split(": ", 2)[^1];
        return $"""
            <configuration>
              <packageSources><add key="packed" value="{Feed}" /></packageSources>
              <packageSourceMapping><packageSource key="packed"><package pattern="Risk" /></packageSource>{inherited}</packageSourceMapping>
              {(Directory.Exists(fetched) ? $"<fallbackPackageFolders><add key=\"fetched\" value=\"{fetched}\" /></fallbackPackageFolders>" : "")}
            </configuration>
            """;
    }

    private string Folder(string name) => Path.Combine(_folder.FullName, name);

    private ZipArchive Open(string extension) => ZipFile.OpenRead(Path.Combine(Feed, $"Risk.{Version}.{extension}"));

    [GeneratedRegex(@"^\s*\d+\.\s+(.+?) \[Enabled\]\s*$", RegexOptions.Multiline)]
    private static partial Regex Source();
}
