using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Risk.Files.Excel;

/// <summary>A workbook to cells. Hostile files end in a message: unpacked size and ratio are bounded, document types and external parts are refused.</summary>
internal sealed partial class WorkbookReader
{
    private const long MaximumUnpacked = 256L << 20, MaximumRatio = 100, SmallAnyway = 4L << 20;

    private static readonly XmlReaderSettings Xml = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };

    private readonly string _file;
    private readonly ZipArchive _zip;
    private readonly List<string> _shared = [];
    private readonly HashSet<int> _dateStyles = [];
    private long _unpacked;
    private bool _from1904;

    private WorkbookReader(string file, ZipArchive zip) => (_file, _zip) = (file, zip);

    /// <summary>True where the bytes are those of a zip, as every workbook is.</summary>
    public static bool IsWorkbook(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8);

    /// <summary>The cells of each sheet that hold something, row by row.</summary>
    /// <exception cref="ModelException">LIM009, FILE040, FILE041: a bomb, no workbook, or one with a document type.</exception>
    public static IReadOnlyList<(string Name, IReadOnlyList<Cell> Cells)> Read(byte[] bytes, string file)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            return new WorkbookReader(file, zip).Sheets(bytes.Length);
        }
        catch (InvalidDataException)
        {
            throw Fault("FILE040", file, "this is no workbook (.xlsx), or a damaged one");
        }
        catch (XmlException e)
        {
            throw e.Message.Contains("DTD", StringComparison.Ordinal)
                ? Fault("FILE041", file, "a workbook may not declare a document type (DTD)")
                : Fault("FILE040", file, $"a damaged workbook: {e.Message}");
        }
    }

    private List<(string Name, IReadOnlyList<Cell> Cells)> Sheets(long packed)
    {
        long declared = _zip.Entries.Sum(e => e.Length);
        if (declared > MaximumUnpacked || declared > Math.Max(SmallAnyway, MaximumRatio * packed))
        {
            throw Bomb();
        }

        XDocument workbook = Document("xl/workbook.xml") ?? throw Fault("FILE040", _file, "this is no workbook (.xlsx): it has no xl/workbook.xml");
        _from1904 = workbook.Descendants().FirstOrDefault(e => e.Name.LocalName == "workbookPr")?.Attribute("date1904")?.Value is "1" or "true";
        ReadStyles();
        ReadShared();
        Dictionary<string, string> targets = (Document("xl/_rels/workbook.xml.rels")?.Root?.Elements() ?? [])
            .Where(r => r.Attribute("Id") is not null && r.Attribute("Target") is not null)
            .ToDictionary(r => r.Attribute("Id")!.Value, r => r.Attribute("Target")!.Value, StringComparer.Ordinal);
        var sheets = new List<(string, IReadOnlyList<Cell>)>();
        foreach (XElement sheet in workbook.Descendants().Where(e => e.Name.LocalName == "sheet"))
        {
            string name = sheet.Attribute("name")?.Value.Trim() ?? "";
            string? id = sheet.Attributes().FirstOrDefault(a => a.Name.LocalName == "id")?.Value;
            if (id is not null && targets.TryGetValue(id, out string? target) && Part(target.StartsWith('/') ? target[1..] : "xl/" + target) is { } part)
            {
                sheets.Add((name, Cells(name, part)));
            }
        }

        return sheets;
    }

    private List<Cell> Cells(string sheet, Stream part)
    {
        var cells = new List<Cell>();
        using var xml = XmlReader.Create(part, Xml);
        int row = 0, column = -1;
        while (!xml.EOF)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "row")
            {
                row = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out int said) ? said : row + 1;
                column = -1;
                xml.Read();
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c")
            {
                var cell = (XElement)XNode.ReadFrom(xml);
                column = cell.Attribute("r") is { } place ? ColumnOf(place.Value) : column + 1;
                if (Read(sheet, row, column, cell) is { } read)
                {
                    cells.Add(read);
                }
            }
            else
            {
                xml.Read();
            }
        }

        return cells;
    }

    private Cell? Read(string sheet, int row, int column, XElement cell)
    {
        string? value = cell.Elements().FirstOrDefault(e => e.Name.LocalName == "v")?.Value;
        string type = cell.Attribute("t")?.Value ?? "n";
        (CellKind kind, string text) = type switch
        {
            "s" => (CellKind.Text, int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int i) && i < _shared.Count ? _shared[i] : ""),
            "inlineStr" => (CellKind.Text, TextOf(cell)),
            "b" => (CellKind.Truth, value == "1" ? "true" : "false"),
            "e" => (CellKind.Fault, value ?? "#"),
            "n" when value is { Length: > 0 } && IsDate(cell) && Date(value) is { } date => (CellKind.Text, date),
            "n" => (CellKind.Number, value ?? ""),
            _ => (CellKind.Text, Decoded(value ?? "")),
        };
        return text.Trim().Length == 0 ? null : new(sheet, row, column, kind, text);
    }

    private bool IsDate(XElement cell) => int.TryParse(cell.Attribute("s")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int style) && _dateStyles.Contains(style);

    /// <summary>Days since 30 December 1899, or since 1 January 1904.</summary>
    private string? Date(string serial) => double.TryParse(serial, NumberStyles.Float, CultureInfo.InvariantCulture, out double days) && days is >= 1 and < 2_900_000 && days == Math.Floor(days)
        ? (_from1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, 30)).AddDays((int)days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : null;

    private void ReadStyles()
    {
        if (Document("xl/styles.xml") is not { } styles)
        {
            return;
        }

        HashSet<string> own = [.. styles.Descendants().Where(e => e.Name.LocalName == "numFmt" && DateFormat().IsMatch(Quoted().Replace(e.Attribute("formatCode")?.Value ?? "", "")))
            .Select(e => e.Attribute("numFmtId")?.Value ?? "")];
        IEnumerable<XElement> formats = styles.Descendants().FirstOrDefault(e => e.Name.LocalName == "cellXfs")?.Elements() ?? [];
        foreach ((int i, XElement format) in formats.Index())
        {
            // 14 to 22 are the dates that every workbook knows (ECMA-376, part 1, 18.8.30).
            string id = format.Attribute("numFmtId")?.Value ?? "0";
            if (own.Contains(id) || id is "14" or "15" or "16" or "17" or "22")
            {
                _dateStyles.Add(i);
            }
        }
    }

    private void ReadShared()
    {
        if (Part("xl/sharedStrings.xml") is not { } part)
        {
            return;
        }

        using var xml = XmlReader.Create(part, Xml);
        while (!xml.EOF)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                _shared.Add(TextOf((XElement)XNode.ReadFrom(xml)));
            }
            else
            {
                xml.Read();
            }
        }
    }

    /// <summary>The runs of text, without the hints of pronunciation.</summary>
    private static string TextOf(XElement element) =>
        Decoded(string.Concat(element.Descendants().Where(e => e.Name.LocalName == "t" && e.Parent?.Name.LocalName != "rPh").Select(e => e.Value)));

    private static string Decoded(string text) => Encoded().Replace(text, m => ((char)int.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    private static int ColumnOf(string place)
    {
        int column = 0;
        foreach (char c in place.TakeWhile(char.IsAsciiLetterUpper).Take(4))
        {
            column = (26 * column) + (c - 'A' + 1);
        }

        return column - 1;
    }

    private XDocument? Document(string name)
    {
        if (Part(name) is not { } part)
        {
            return null;
        }

        using var xml = XmlReader.Create(part, Xml);
        return XDocument.Load(xml);
    }

    /// <summary>A part, unpacked no further than the limit, whatever its header says.</summary>
    private MemoryStream? Part(string name)
    {
        if (_zip.GetEntry(name) is not { } entry)
        {
            return null;
        }

        var whole = new MemoryStream();
        using Stream stream = entry.Open();
        byte[] piece = new byte[1 << 16];
        for (int read; (read = stream.Read(piece)) > 0;)
        {
            _unpacked += read;
            if (_unpacked > MaximumUnpacked)
            {
                throw Bomb();
            }

            whole.Write(piece, 0, read);
        }

        whole.Position = 0;
        return whole;
    }

    private ModelException Bomb() => Fault("LIM009", _file, $"unpacked size over {MaximumUnpacked >> 20} MiB or ratio over {MaximumRatio}");

    private static ModelException Fault(string code, string file, string message) => new(new Problem(code, file, message));

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Encoded();

    [GeneratedRegex("[yd]", RegexOptions.IgnoreCase)]
    private static partial Regex DateFormat();

    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.")]
    private static partial Regex Quoted();
}
