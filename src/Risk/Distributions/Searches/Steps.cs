namespace Risk.Distributions;

/// <summary>Binary search in sorted columns, where <see cref="Array.BinarySearch(Array, object)"/> leaves ties open.</summary>
internal static class Steps
{
    /// <summary>The first index of what is reached, where all that follows is, or the length where nothing is.</summary>
    public static int First(ReadOnlySpan<double> column, Func<double, bool> reached)
    {
        int low = 0, high = column.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = reached(column[middle]) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>The last index with column[i] ≤ x, or −1.</summary>
    public static int LastAtMost(ReadOnlySpan<double> ascending, double x)
    {
        int low = 0, high = ascending.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = ascending[middle] <= x ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    /// <summary>The first index with column[i] ≥ p, or the last of all.</summary>
    public static int FirstAtLeast(ReadOnlySpan<double> ascending, double p)
    {
        int low = 0, high = ascending.Length - 1;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = ascending[middle] < p ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The first index with column[i] ≤ q in a column that falls, or the last of all.</summary>
    public static int FirstAtMostDescending(ReadOnlySpan<double> descending, double q)
    {
        int low = 0, high = descending.Length - 1;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = descending[middle] > q ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
