using System.Globalization;
using System.Text;
using Risk.Files.Json;

namespace Risk.Files.Excel;

/// <summary>The cells of a workbook to the elements that the same programme has as a file; every fault has its sheet and cell.</summary>
internal sealed class ProgrammeSheetsReader(ProblemList problems)
{
    public Element Read(IReadOnlyList<(string Name, IReadOnlyList<Cell> Cells)> sheets)
    {
        var root = new Element(ElementKind.Object, "", 1, "") { Cell = "the workbook" };
        foreach ((string name, IReadOnlyList<Cell> cells) in sheets)
        {
            Type? row = SheetLayout.Tables.FirstOrDefault(t => t.Sheet == name).Row;
            switch (name)
            {
                case SheetLayout.Help:
                    break;
                case SheetLayout.Programme:
                    ReadFields(root, cells);
                    break;
                case SheetLayout.Inputs or SheetLayout.Values:
                    ReadNamed(root, name, "name", cells, line => line.Members.Find(m => m.Name == "value").Value);
                    break;
                case SheetLayout.Provenance:
                    ReadNamed(root, name, "path", cells, WithSource);
                    break;
                default:
                    if (row is null)
                    {
                        problems.Add(new("FILE046", name, "this sheet is not read" + problems.Near(name, Known), Severity.Warning));
                        break;
                    }

                    Element list = Under(root, name, ElementKind.Array, cells);
                    list.Items.AddRange(Rows(cells, name, heading => SheetLayout.TypeAt(row, heading), SheetLayout.Columns(row), $"/{name}/"));
                    break;
            }
        }

        return root;
    }

    /// <summary>An empty cell is an empty source: a model file must say it, a workbook cannot.</summary>
    private static Element WithSource(Element line)
    {
        if (line["source"] is null)
        {
            line.Members.Add(("source", new Element(ElementKind.String, line.Pointer + "/source", line.Line, "") { Cell = line.Cell }));
        }

        return line;
    }

    private static string[] Known => [SheetLayout.Programme, .. SheetLayout.Tables.Select(t => t.Sheet), SheetLayout.Inputs, SheetLayout.Values, SheetLayout.Provenance, SheetLayout.Help];

    private static Element Under(Element root, string name, ElementKind kind, IReadOnlyList<Cell> cells)
    {
        var made = new Element(kind, "/" + name, 1, "") { Cell = cells.Count > 0 ? cells[0].Place : name };
        root.Members.Add((name, made));
        return made;
    }

    /// <summary>A field a row: its name and its value; what stands further right is a remark.</summary>
    private void ReadFields(Element root, IReadOnlyList<Cell> cells)
    {
        foreach (IGrouping<int, Cell> row in cells.GroupBy(c => c.Row).Where(r => r.First() is not { Column: 0, Text: "field" }))
        {
            Cell? field = row.FirstOrDefault(c => c.Column == 0), value = row.FirstOrDefault(c => c.Column == 1);
            if (value is null)
            {
                continue;
            }

            if (field is null)
            {
                problems.Error("FILE043", value.Place, $"\"{value.Text}\" stands beside no field");
                continue;
            }

            string name = field.Text.Trim();
            Type? type = name == "version" ? typeof(int) : SheetLayout.ProgrammeFields.Contains(name) || name.Contains('.', StringComparison.Ordinal) || !SheetLayout.Tables.Any(t => t.Sheet == name) ? SheetLayout.TypeAt(typeof(Programme), name) : null;
            if (type is null)
            {
                problems.Error("FILE014", field.Place, $"unknown field {name}{problems.Near(name, SheetLayout.ProgrammeFields)}");
                continue;
            }

            Put(root, name, value, type);
        }
    }

    /// <summary>Rows that become members by the text of one of their columns.</summary>
    private void ReadNamed(Element root, string sheet, string key, IReadOnlyList<Cell> cells, Func<Element, Element?> member)
    {
        Type? TypeOf(string heading) => heading == key ? typeof(string) : sheet == SheetLayout.Provenance ? SheetLayout.TypeAt(typeof(Provenance), heading) : heading == "value" ? typeof(Uncertain) : null;
        string[] headings = sheet == SheetLayout.Provenance ? [key, .. SheetLayout.Columns(typeof(Provenance))] : [key, "value"];
        Element all = Under(root, sheet, ElementKind.Object, cells);
        foreach (Element line in Rows(cells, sheet, TypeOf, headings, $"/{sheet}/"))
        {
            Element? name = line[key];
            line.Members.RemoveAll(m => m.Name == key);
            Element? value = member(line);
            if (name is null || value is null)
            {
                problems.Error("FILE012", line, $"{(name is null ? key : "value")} is missing");
            }
            else if (all[name.Text] is not null)
            {
                problems.Error("FILE013", name, $"\"{name.Text}\" appears twice");
            }
            else
            {
                all.Members.Add((name.Text, value));
            }
        }
    }

    private List<Element> Rows(IReadOnlyList<Cell> cells, string sheet, Func<string, Type?> typeOf, IReadOnlyList<string> headings, string pointer)
    {
        var found = new Dictionary<int, (string Heading, Type Type)>();
        int first = cells.Count > 0 ? cells[0].Row : 0;
        foreach (Cell cell in cells.Where(c => c.Row == first))
        {
            string heading = cell.Text.Trim();
            if (typeOf(heading) is not { } type)
            {
                problems.Error("FILE014", cell.Place, $"unknown heading {heading}{problems.Near(heading, headings)}");
            }
            else if (found.Values.Any(f => f.Heading == heading))
            {
                problems.Error("FILE013", cell.Place, $"heading {heading} appears twice");
            }
            else
            {
                found.Add(cell.Column, (heading, type));
            }
        }

        HashSet<int> headed = [.. cells.Where(c => c.Row == first).Select(c => c.Column)];
        var rows = new List<Element>();
        foreach (IGrouping<int, Cell> row in cells.Where(c => c.Row > first).GroupBy(c => c.Row))
        {
            var line = new Element(ElementKind.Object, string.Create(CultureInfo.InvariantCulture, $"{pointer}{rows.Count}"), row.Key, "")
            {
                Cell = string.Create(CultureInfo.InvariantCulture, $"{sheet}!{row.Key}:{row.Key}"),
            };
            foreach (Cell cell in row)
            {
                if (found.TryGetValue(cell.Column, out (string Heading, Type Type) column))
                {
                    Put(line, column.Heading, cell, column.Type);
                }
                else if (!headed.Contains(cell.Column))
                {
                    problems.Error("FILE043", cell.Place, $"\"{cell.Text}\" stands under no heading");
                }
            }

            rows.Add(line);
        }

        return rows;
    }

    /// <summary>Sets a field, within the records that its heading names.</summary>
    private void Put(Element record, string heading, Cell cell, Type type)
    {
        if (Value(cell, $"{record.Pointer}/{heading.Replace('.', '/')}", type) is not { } value)
        {
            return;
        }

        string[] names = heading.Split('.');
        foreach (string name in names[..^1])
        {
            Element? inner = record[name];
            if (inner is null)
            {
                inner = new Element(ElementKind.Object, $"{record.Pointer}/{name}", cell.Row, "") { Cell = cell.Place };
                record.Members.Add((name, inner));
            }

            record = inner;
        }

        if (record[names[^1]] is not { } there)
        {
            record.Members.Add((names[^1], value));
        }
        else if (there.Kind == ElementKind.Object && value.Kind == ElementKind.Object && !there.Members.Exists(m => value[m.Name] is not null))
        {
            there.Members.AddRange(value.Members);
        }
        else
        {
            problems.Error("FILE013", cell.Place, $"{heading} is given twice");
        }
    }

    private Element? Value(Cell cell, string pointer, Type type)
    {
        string text = cell.Text.Trim();
        Element Make(ElementKind kind, string said) => new(kind, pointer, cell.Row, said) { Cell = cell.Place };
        if (cell.Kind == CellKind.Fault)
        {
            problems.Error("FILE045", cell.Place, $"the cell holds an error ({text})");
            return null;
        }

        if (SheetLayout.IsText(type))
        {
            return Make(ElementKind.String, cell.Text);
        }

        if (text[0] is '{' or '[')
        {
            return new ElementParser(Encoding.UTF8.GetBytes(text), cell.Place, problems, cell.Place).Parse();
        }

        if (CallText.IsCall(text))
        {
            try
            {
                return new CallText(cell).Parse();
            }
            catch (FormatException e)
            {
                problems.Error("FILE047", cell.Place, $"{e.Message} (was \"{text}\")");
                return null;
            }
        }

        return cell.Kind == CellKind.Number || CallText.IsNumber(text) ? Make(ElementKind.Number, text)
            : text.ToLowerInvariant() switch
            {
                "true" => Make(ElementKind.True, ""),
                "false" => Make(ElementKind.False, ""),
                "null" => Make(ElementKind.Null, ""),
                _ => Make(ElementKind.String, text),
            };
    }
}
