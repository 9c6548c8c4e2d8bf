using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Risk.Tests.House;

namespace Risk.Notebooks;

/// <summary>The packages of this repository, packed as they were built beside the tests and restored once for all notebooks, in a folder that goes when the tests end.</summary>
public sealed partial class PackedFeed : IDisposable
{
    private static readonly string[] Packages = ["Risk", "Risk.Files", "Risk.Reporting"];

    private static readonly Dictionary<string, string> Nothing = [];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("risk-notebooks-");

    // A version no other build has: package folders never fetch a version twice. Notebooks ask for the one of the repository.
    private readonly string _version;

    private readonly Lazy<JsonObject> _assets;

    public PackedFeed()
    {
        Version = XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("Version").Single().Value;
        _version = $"{Version}-notebooks.{Path.GetFileName(_folder.FullName).Split('-')[^1].ToLowerInvariant()}x";
        _assets = new(Restore);
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

    public void Dispose() => _folder.Delete(recursive: true);

    private static KeyValuePair<string, JsonNode?> Library(JsonObject libraries, string id) =>
        libraries.Single(library => library.Key.StartsWith(id + "/", StringComparison.OrdinalIgnoreCase));

    private JsonObject Restore()
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;
        string projects = string.Join(';', Packages.Select(id => Path.Combine(Repository.Root, "src", id, id + ".csproj")));
        File.WriteAllText(Folder("pack.proj"), $"""
            <Project>
              <Target Name="Pack">
                <MSBuild Projects="{projects}" Targets="Pack" Properties="NoBuild=true;Configuration={configuration};PackageVersion={_version};PackageOutputPath={Folder("feed")};NuspecOutputPath={Folder("nuspec")}" />
              </Target>
            </Project>
            """);
        DotnetCommand.Run(Repository.Root, Nothing, "msbuild", Folder("pack.proj"), "-t:Pack", "-nologo", "-v:q", "-m:1");

        string references = string.Concat(Packages.Select(id => $"""<PackageReference Include="{id}" Version="[{_version}]" />"""));
        Directory.CreateDirectory(Folder("session"));
        File.WriteAllText(Path.Combine(Folder("session"), "Session.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>{references}</ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(Folder("session"), "nuget.config"), Sources());
        DotnetCommand.Run(Folder("session"), new Dictionary<string, string> { ["NUGET_PACKAGES"] = Folder("packages") }, "restore", "-v", "q");
        return JsonNode.Parse(File.ReadAllText(Path.Combine(Folder("session"), "obj", "project.assets.json")))!.AsObject();
    }

    // Risk comes from the folder just packed; all else from the sources this machine is set up with, or from what it has fetched before.
    private string Sources()
    {
        string inherited = string.Concat(Source().Matches(DotnetCommand.Run(_folder.FullName, Nothing, "nuget", "list", "source"))
            .Select(source => $"<packageSource key=\"{source.Groups[1].Value}\"><package pattern=\"*\" /></packageSource>"));
        string fetched = DotnetCommand.Run(_folder.FullName, Nothing, "nuget", "locals", "global-packages", "--list").Trim().Split(": ", 2)[^1];
        string own = string.Concat(Packages.Select(id => $"<package pattern=\"{id}\" />"));
        return $"""
            <configuration>
              <packageSources><add key="packed" value="{Folder("feed")}" /></packageSources>
              <packageSourceMapping><packageSource key="packed">{own}</packageSource>{inherited}</packageSourceMapping>
              {(Directory.Exists(fetched) ? $"<fallbackPackageFolders><add key=\"fetched\" value=\"{fetched}\" /></fallbackPackageFolders>" : "")}
            </configuration>
            """;
    }

    private string Folder(string name) => Path.Combine(_folder.FullName, name);

    [GeneratedRegex(@"^\s*\d+\.\s+(.+?) \[Enabled\]\s*$", RegexOptions.Multiline)]
    private static partial Regex Source();
}
