using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Risk.Files.Excel;

/// <summary>
/// Sheets as a workbook (ECMA-376, .xlsx): inline strings, so that no text is ever a formula, and no time of writing, so that the same sheets are the same
/// bytes.
/// </summary>
internal static partial class WorkbookWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const int LongestText = 32_767;

    private const string Styles = $"""
        <styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
        <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>
        <cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf quotePrefix="1"/><xf numFmtId="10" applyNumberFormat="1"/></cellXfs></styleSheet>
        """;

    // 1980, the first moment that a zip can say.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XmlWriterSettings Xml = new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize, CheckCharacters = true };

    private enum Style
    {
        Plain,
        Heading,
        Text,
        Share,
    }

    public static void Write(IReadOnlyList<Sheet> sheets, Stream stream, CancellationToken cancellation = default)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        string[] parts = [.. sheets.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"sheet{i + 1}"))];
        Text(zip, "[Content_Types].xml", $"""
            <Types xmlns="{Package}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>{string.Concat(parts.Select(p => $"<Override PartName=\"/xl/worksheets/{p}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"))}</Types>
            """);
        Text(zip, "_rels/.rels", $"""<Relationships xmlns="{Package}relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Text(zip, "xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Package}relationships">{string.Concat(parts.Select(p => $"<Relationship Id=\"{p}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/{p}.xml\"/>"))}<Relationship Id="styles" Type="{Relations}/styles" Target="styles.xml"/></Relationships>
            """);
        Text(zip, "xl/workbook.xml", $"""
            <workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{string.Concat(sheets.Select((s, i) => string.Create(CultureInfo.InvariantCulture, $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" r:id=\"{parts[i]}\"/>")))}</sheets></workbook>
            """);
        Text(zip, "xl/styles.xml", Styles);
        foreach ((int i, Sheet sheet) in sheets.Index())
        {
            using Stream entry = Entry(zip, $"xl/worksheets/{parts[i]}.xml").Open();
            using var xml = XmlWriter.Create(entry, Xml);
            WriteSheet(sheet, xml, cancellation);
        }
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string name)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = NoTime;
        return entry;
    }

    private static void Text(ZipArchive zip, string name, string text)
    {
        using Stream entry = Entry(zip, name).Open();
        entry.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"u8);
        entry.Write(Encoding.UTF8.GetBytes(text));
    }

    private static void WriteSheet(Sheet sheet, XmlWriter xml, CancellationToken cancellation)
    {
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols><col min=\"1\" max=\"16384\" width=\"22\" customWidth=\"1\"/></cols>");
        xml.WriteStartElement("sheetData", Main);
        int number = 0;
        foreach (object?[] row in sheet.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            number++;
            xml.WriteStartElement("row", Main);
            xml.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
            for (int c = 0; c < row.Length; c++)
            {
                WriteCell(sheet, number, c, row[c], xml);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteCell(Sheet sheet, int row, int column, object? value, XmlWriter xml)
    {
        string place = Sheet.Letters(column) + row.ToString(CultureInfo.InvariantCulture);
        switch (value)
        {
            case null or "":
                return;
            case bool truth:
                Start(xml, place, "b", Style.Plain);
                xml.WriteElementString("v", Main, truth ? "1" : "0");
                break;
            case double or int or long when double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)):
                Start(xml, place, null, row > 1 && value is double && sheet.Shares.Contains(column) ? Style.Share : Style.Plain);
                xml.WriteElementString("v", Main, ((IFormattable)value).ToString(value is double ? "R" : null, CultureInfo.InvariantCulture));
                break;
            default:
                string text = value switch { double.PositiveInfinity => "infinity", double.NegativeInfinity => "-infinity", double => "", _ => value.ToString()! };
                if (text.Length > LongestText)
                {
                    throw new ModelException(new Problem("LIM011", $"{sheet.Name}!{place}", $"a cell of a workbook holds {LongestText} characters (was {text.Length})"));
                }

                Start(xml, place, "inlineStr", row == 1 ? Style.Heading : "=+-@'".Contains(text.Length > 0 ? text[0] : ' ', StringComparison.Ordinal) ? Style.Text : Style.Plain);
                xml.WriteStartElement("is", Main);
                xml.WriteStartElement("t", Main);
                xml.WriteAttributeString("xml", "space", null, "preserve");
                xml.WriteString(Encoded(text));
                xml.WriteEndElement();
                xml.WriteEndElement();
                break;
        }

        xml.WriteEndElement();
    }

    private static void Start(XmlWriter xml, string place, string? type, Style style)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", place);
        if (style != Style.Plain)
        {
            xml.WriteAttributeString("s", ((int)style).ToString(CultureInfo.InvariantCulture));
        }

        if (type is not null)
        {
            xml.WriteAttributeString("t", type);
        }
    }

    /// <summary>What XML cannot hold as _xHHHH_, and what looks like that with its underscore encoded (ECMA-376, part 1, 22.4.2.4).</summary>
    private static string Encoded(string text)
    {
        string safe = Escape().Replace(text, "_x005F_");
        var encoded = new StringBuilder(safe.Length);
        for (int i = 0; i < safe.Length; i++)
        {
            bool pair = char.IsHighSurrogate(safe[i]) && i + 1 < safe.Length && char.IsLowSurrogate(safe[i + 1]);
            if (pair)
            {
                encoded.Append(safe, i++, 2);
            }
            else if (XmlConvert.IsXmlChar(safe[i]))
            {
                encoded.Append(safe[i]);
            }
            else
            {
                encoded.Append(CultureInfo.InvariantCulture, $"_x{(int)safe[i]:X4}_");
            }
        }

        return encoded.ToString();
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escape();
}
