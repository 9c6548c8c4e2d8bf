namespace Risk.Programmes;

/// <summary>Names of places in a programme, such as <c>customers/Payroll/migration delay</c>. They name the draws.</summary>
internal static class Place
{
    /// <summary>A name as one segment of a path: ~ and / as in a JSON pointer (RFC 6901).</summary>
    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    public static string Customer(string name) => "customers/" + Escape(name);

    public static string Supplier(string name) => "suppliers/" + Escape(name);
}
