using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Risk.Tests.House;

namespace Risk.Notebooks;

/// <summary>The packages of this repository, packed as they were built beside the tests and restored once for all notebooks, in a folder that goes when the tests end.</summary>
public sealed partial class PackedFeed : IDisposable
{
    private static readonly string[] Packages = ["Risk", "Risk.Files", "Risk.Reporting"];

    /// <summary>Packed beside them: native libraries come with it, which no notebook asks for.</summary>
    private const string Pictures = "Risk.Reporting.Png";

    private static readonly Dictionary<string, string> Nothing = [];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("risk-notebooks-");

    // A version no other build has: package folders never fetch a version twice. Notebooks ask for the one of the repository.
    private readonly string _version;

    /// <summary>The folder that holds the packages, once they are packed.</summary>
    private readonly Lazy<string> _feed;

    private readonly Lazy<JsonObject> _assets;

    public PackedFeed()
    {
        Version = XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("Version").Single().Value;
        _version = $"{Version}-notebooks.{Path.GetFileName(_folder.FullName).Split('-')[^1].ToLowerInvariant()}x";
        _feed = new(Pack);
        _assets = new(() => Restore("session", Packages));
    }

    /// <summary>The version that notebooks ask for.</summary>
    public string Version { get; }

    /// <summary>The assemblies of a package and of all it depends on.</summary>
    public IReadOnlyList<string> Assemblies(string id, string version)
    {
        if (!Packages.Contains(id) || version != Version)
        {
            throw new InvalidOperationException($"""#r "nuget: {id}, {version}": the packages of the notebooks are {string.Join(", ", Packages)} of version {Version}""");
        }

        JsonObject libraries = _assets.Value["targets"]!.AsObject().Single().Value!.AsObject();
        string[] folders = [.. _assets.Value["packageFolders"]!.AsObject().Select(folder => folder.Key)];
        var wanted = new List<string> { id };
        for (int i = 0; i < wanted.Count; i++)
        {
            JsonObject? needs = Library(libraries, wanted[i]).Value?["dependencies"]?.AsObject();
            wanted.AddRange((needs?.Select(need => need.Key) ?? []).Where(need => !wanted.Contains(need, StringComparer.OrdinalIgnoreCase)).ToArray());
        }

        return
            [.. from name in wanted
                let library = Library(libraries, name)
                let path = (string)_assets.Value["libraries"]![library.Key]!["path"]!
                from file in library.Value!["runtime"]?.AsObject().Select(file => file.Key) ?? []
                where !file.EndsWith("/_._", StringComparison.Ordinal)
                select folders.Select(folder => Path.Combine(folder, path, file)).First(File.Exists)];
    }

    /// <summary>Builds a new program that references Risk, Risk.Reporting and Risk.Files, and returns what it prints and the folder it stands in.</summary>
    public (string Printed, string Bin) Consume(string program)
    {
        Directory.CreateDirectory(Folder("consumer"));
        File.WriteAllText(Path.Combine(Folder("consumer"), "Program.cs"), program);
        Restore("consumer", Packages, "<OutputType>Exe</OutputType><InvariantGlobalization>true</InvariantGlobalization>");
        DotnetCommand.Run(Folder("consumer"), Own, "build", "-c", "Release", "--no-restore", "-m:1", "-v", "q");
        string bin = Path.Combine(Folder("consumer"), "bin");
        return (DotnetCommand.Run(Folder("consumer"), Own, Path.Combine(bin, "Release", "net10.0", "Session.dll")), bin);
    }

    /// <summary>The bytes that Risk.Reporting.Png brings into the bin of a project, with all it depends on: for every system, or for that of this machine alone.</summary>
    public long BytesWithPictures(bool forThisSystemOnly)
    {
        JsonObject assets = Restore(forThisSystemOnly ? "here" : "everywhere", [Pictures], forThisSystemOnly ? "<UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier><SelfContained>false</SelfContained>" : "");
        JsonObject libraries = assets["targets"]!.AsObject().MaxBy(target => target.Key.Length).Value!.AsObject();
        string[] folders = [.. assets["packageFolders"]!.AsObject().Select(folder => folder.Key)];
        return
            (from library in libraries
             let path = (string)assets["libraries"]![library.Key]!["path"]!
             from kind in (string[])["runtime", "native", "runtimeTargets"]
             from file in library.Value![kind]?.AsObject().Select(file => file.Key) ?? []
             where !file.EndsWith("/_._", StringComparison.Ordinal)
             select new FileInfo(folders.Select(folder => Path.Combine(folder, path, file)).First(File.Exists)).Length).Sum();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static KeyValuePair<string, JsonNode?> Library(JsonObject libraries, string id) =>
        libraries.Single(library => library.Key.StartsWith(id + "/", StringComparison.OrdinalIgnoreCase));

    private string Pack()
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;
        string projects = string.Join(';', Packages.Append(Pictures).Select(id => Path.Combine(Repository.Root, "src", id, id + ".csproj")));
        File.WriteAllText(Folder("pack.proj"), $"""
            <Project>
              <Target Name="Pack">
                <MSBuild Projects="{projects}" Targets="Pack" Properties="NoBuild=true;Configuration={configuration};PackageVersion={_version};PackageOutputPath={Folder("feed")};NuspecOutputPath={Folder("nuspec")}" />
              </Target>
            </Project>
            """);
        DotnetCommand.Run(Repository.Root, Nothing, "msbuild", Folder("pack.proj"), "-t:Pack", "-nologo", "-v:q", "-m:1");
        return Folder("feed");
    }

    /// <summary>Restores a new project that references packages, and nothing of this repository, and returns its assets.</summary>
    private JsonObject Restore(string name, string[] packages, string properties = "")
    {
        string references = string.Concat(packages.Select(id => $"""<PackageReference Include="{id}" Version="[{_version}]" />"""));
        Directory.CreateDirectory(Folder(name));
        File.WriteAllText(Path.Combine(Folder(name), "Session.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>{properties}</PropertyGroup>
              <ItemGroup>{references}</ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(Folder(name), "nuget.config"), Sources());
        DotnetCommand.Run(Folder(name), Own, "restore", "-v", "q");
        return JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(name), "obj", "project.assets.json")))!.AsObject();
    }

    private Dictionary<string, string> Own => new() { ["NUGET_PACKAGES"] = Folder("packages") };

    // Risk comes from the folder just packed; all else from the sources this machine is set up with, or from what it has fetched before.
    private string Sources()
    {
        string inherited = string.Concat(Source().Matches(DotnetCommand.Run(_folder.FullName, Nothing, "nuget", "list", "source"))
            .Select(source => $"<packageSource key=\"{source.Groups[1].Value}\"><package pattern=\"*\" /></packageSource>"));
        string fetched = DotnetCommand.Run(_folder.FullName, Nothing, "nuget", "locals", "global-packages", "--list").Trim().Split(": ", 2)[^1];
        string own = string.Concat(Packages.Append(Pictures).Select(id => $"<package pattern=\"{id}\" />"));
        return $"""
            <configuration>
              <packageSources><add key="packed" value="{_feed.Value}" /></packageSources>
              <packageSourceMapping><packageSource key="packed">{own}</packageSource>{inherited}</packageSourceMapping>
              {(Directory.Exists(fetched) ? $"<fallbackPackageFolders><add key=\"fetched\" value=\"{fetched}\" /></fallbackPackageFolders>" : "")}
            </configuration>
            """;
    }

    private string Folder(string name) => Path.Combine(_folder.FullName, name);

    [GeneratedRegex(@"^\s*\d+\.\s+(.+?) \[Enabled\]\s*$", RegexOptions.Multiline)]
    private static partial Regex Source();
}
