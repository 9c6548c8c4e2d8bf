namespace Risk.Engine;

/// <summary>Gives each register its columns for as long as it is needed, so that the working set stays near the size of the cache.</summary>
internal sealed class ColumnAllotment
{
    // Free stretches of columns in order, none touching the next; the last is open-ended.
    private readonly List<Stretch> _free = [new(0, int.MaxValue)];

    private int _columns;

    /// <summary>Allots columns to all registers of the steps; those of <paramref name="kept"/> stay to the end. Returns how many there are.</summary>
    public static int Allot(List<Step> steps, IEnumerable<Register> kept)
    {
        for (int i = 0; i < steps.Count; i++)
        {
            foreach (Register register in steps[i].Registers())
            {
                register.FirstStep = Math.Min(register.FirstStep, i);
                register.LastStep = i;
            }
        }

        foreach (Register register in kept)
        {
            register.LastStep = steps.Count;
        }

        var allotment = new ColumnAllotment();
        for (int i = 0; i < steps.Count; i++)
        {
            // Arguments are freed after the results are placed, since operations may read an argument while they write.
            foreach (Register register in steps[i].Registers().Distinct())
            {
                if (register.FirstStep == i)
                {
                    allotment.Take(register);
                }
            }

            foreach (Register register in steps[i].Registers().Distinct())
            {
                if (register.LastStep == i)
                {
                    allotment.Release(register);
                }
            }
        }

        return allotment._columns;
    }

    private void Take(Register register)
    {
        int at = 0;
        while (_free[at].Length < register.Rows)
        {
            at++;
        }

        Stretch stretch = _free[at];
        register.Column = stretch.Start;
        _columns = Math.Max(_columns, stretch.Start + register.Rows);
        if (stretch.Length > register.Rows)
        {
            _free[at] = new(stretch.Start + register.Rows, stretch.Length - register.Rows);
        }
        else
        {
            _free.RemoveAt(at);
        }
    }

    private void Release(Register register)
    {
        int start = register.Column, length = register.Rows, at = 0;
        while (_free[at].Start < start)
        {
            at++;
        }

        // Joined with the stretches that it touches.
        if (_free[at].Start == start + length)
        {
            length += _free[at].Length;
            _free.RemoveAt(at);
        }

        if (at > 0 && _free[at - 1].Start + _free[at - 1].Length == start)
        {
            (start, length) = (_free[at - 1].Start, length + _free[at - 1].Length);
            _free.RemoveAt(--at);
        }

        _free.Insert(at, new(start, length));
    }

    private sealed record Stretch(int Start, int Length);
}
