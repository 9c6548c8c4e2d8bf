using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Risk.Cli.Tests;

/// <summary>The file of a row of the list of bad inputs.</summary>
internal static class BadFile
{
    private const int Many = 100_000;

    private const string Good = """
        { "name": "P", "start": "2026-04-01", "years": 10, "suppliers": [{ "name": "S" }],
          "customers": [
            { "name": "A", "supplier": "S", "annualSaving": 1, "plannedMigration": 6, "migrationCost": { "distribution": "triangular", "minimum": 0, "mode": 1, "maximum": 3 } }] }
        """;

    public static async Task<string> Of(BadInput row, string folder)
    {
        string file = Path.Combine(folder, row.Make switch { "JSON as YAML" or "YAML" or "YAML aliases" or "YAML tag" => "p.yaml", "CSV" => "p.csv", _ => "p.json" });
        if (row.Replace is [var old, var changed])
        {
            Assert.Contains(old, Good, StringComparison.Ordinal);
            await File.WriteAllTextAsync(file, Good.Replace(old, changed, StringComparison.Ordinal));
        }
        else if (row.Name is { } name)
        {
            // Names that identify may hold no control characters: there a space stands for them.
            string id = string.Concat(name.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
            await File.WriteAllTextAsync(file, Good.Replace("\"P\"", JsonSerializer.Serialize(name), StringComparison.Ordinal).Replace("\"A\"", JsonSerializer.Serialize(id), StringComparison.Ordinal));
        }
        else
        {
            Made(row.Make, file);
        }

        return row.Make == "folder" ? folder : file;
    }

    /// <summary>Whether the system lets this user read a file that no one may: it lets the administrator.</summary>
    public static bool IsReadable(string file)
    {
        try
        {
            return File.ReadAllBytes(file).Length > 0;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void Made(string? make, string file)
    {
        switch (make)
        {
            case "missing" or "folder":
                return;
            case "unreadable":
                File.WriteAllText(file, Good);
                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(file, UnixFileMode.None);
                }

                return;
            case "two gigabytes":
                using (FileStream stream = File.Create(file))
                {
                    stream.SetLength(1L << 31);
                }

                return;
            case "zip bomb" or "xlsx with DTD" or "truncated xlsx":
                Workbook(make, file);
                return;
            default:
                File.WriteAllBytes(file, make switch
                {
                    "UTF-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Good)],
                    "UTF-16BE" => Encoding.BigEndianUnicode.GetBytes(Good),
                    "Latin-1" => Encoding.Latin1.GetBytes(Good.Replace("\"A\"", "\"é\"", StringComparison.Ordinal)),
                    _ => Encoding.UTF8.GetBytes(Text(make)),
                });
                return;
        }
    }

    private static string Text(string? make) => make switch
    {
        null or "JSON as YAML" => Good,
        "spaces" => "   \n  ",
        "no customers" => Good[..Good.IndexOf("\"customers\"", StringComparison.Ordinal)] + "\"customers\": [] }",
        "long cycle" => WithValues(i => $"v{(i + 1) % Many}"),
        "long chain" => WithValues(i => i == Many - 1 ? "1" : $"v{i + 1} + 1").Replace("\"annualSaving\": 1", "\"annualSaving\": \"=v0\"", StringComparison.Ordinal),
        "many customers" => WithCustomers(Many, "annualSaving"),
        "many faults" => WithCustomers(Programme.MaximumParts, "annualSavin"),
        "nested arrays" => new string('[', Many) + new string(']', Many),
        "nested objects" => Good.Replace("\"annualSaving\": 1", "\"annualSaving\": " + string.Concat(Enumerable.Repeat("{\"a\":", Many)) + "1" + new string('}', Many), StringComparison.Ordinal),
        "truncated" => Good[..^40],
        "YAML" => "name: P\ncustomers:\n  - name: A\n    annualSaving: 1\n",
        "YAML aliases" => string.Concat("abcdefghi".Select((c, i) => $"{c}: &{c} [{string.Join(',', Enumerable.Repeat(i == 0 ? "x" : $"*{(char)(c - 1)}", 9))}]\n")),
        "YAML tag" => "!!System.Diagnostics.Process {}\n",
        "CSV" => "name,saving\nA,1\n",
        _ => throw new ArgumentException($"no file is called {make}", nameof(make)),
    };

    private static string WithValues(Func<int, string> formula) =>
        Good.Replace("\"name\": \"P\"", "\"name\": \"P\", \"values\": {" + string.Join(',', Enumerable.Range(0, Many).Select(i => $"\"v{i}\":\"={formula(i)}\"")) + "}", StringComparison.Ordinal);

    private static string WithCustomers(int count, string field) =>
        $$"""{ "name": "P", "customers": [{{string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"name":"C{{i}}","{{field}}":1,"plannedMigration":6}"""))}}] }""";

    private static void Workbook(string make, string file)
    {
        if (make == "truncated xlsx")
        {
            File.WriteAllText(file, "PK\u0003\u0004");
            return;
        }

        using ZipArchive archive = ZipFile.Open(file, ZipArchiveMode.Create);
        using (var types = new StreamWriter(archive.CreateEntry("[Content_Types].xml").Open()))
        {
            types.Write("<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
        }

        using var book = new StreamWriter(archive.CreateEntry("xl/workbook.xml").Open());
        book.Write(make == "zip bomb" ? "<workbook/>" + new string(' ', 50_000_000)
            : "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><workbook>&x;</workbook>");
    }
}
