namespace Risk.Engine;

/// <summary>Gives each register its columns for as long as it is needed, so that the working set stays near the size of the cache.</summary>
internal sealed class ColumnAllotment
{
    // Free stretches of columns by first column; the last is open-ended.
    private readonly SortedList<int, int> _free = new() { [0] = int.MaxValue };

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
        for (int i = 0; i < _free.Count; i++)
        {
            (int start, int length) = (_free.Keys[i], _free.Values[i]);
            if (length >= register.Rows)
            {
                _free.RemoveAt(i);
                if (length > register.Rows)
                {
                    _free.Add(start + register.Rows, length - register.Rows);
                }

                register.Column = start;
                _columns = Math.Max(_columns, start + register.Rows);
                return;
            }
        }
    }

    private void Release(Register register)
    {
        int start = register.Column, length = register.Rows;
        if (_free.Remove(start + length, out int next))
        {
            length += next;
        }

        int before = _free.Keys.LastOrDefault(k => k < start, -1);
        if (before >= 0 && before + _free[before] == start)
        {
            _free[before] += length;
        }
        else
        {
            _free.Add(start, length);
        }
    }
}
