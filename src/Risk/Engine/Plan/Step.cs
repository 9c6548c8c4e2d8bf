using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>Columns that hold one value of the plan while it is needed: one, or a row a period.</summary>
internal sealed class Register(int rows)
{
    public int Rows { get; } = rows;

    /// <summary>The first column, once allotted.</summary>
    public int Column { get; set; } = -1;

    public int FirstStep { get; set; } = int.MaxValue;

    public int LastStep { get; set; } = -1;
}

/// <summary>Where an argument stands: a row of a register, or a number that is the same in all runs.</summary>
internal sealed record Slot(Register? Register, int Row, double Constant)
{
    public static Slot Of(Register register, int row = 0) => new(register, row, 0);

    public static Slot Known(double value) => new(null, 0, value);
}

/// <summary>One step of the plan before its columns are allotted.</summary>
internal sealed unsafe class Step(delegate*<Instruction*, Batch*, void> run)
{
    public delegate*<Instruction*, Batch*, void> Run { get; } = run;

    public Register? D { get; init; }

    /// <summary>Which row of <see cref="D"/>.</summary>
    public int Row { get; init; }

    public Register? E { get; init; }

    public Register? F { get; init; }

    public Slot? A { get; init; }

    public Slot? B { get; init; }

    public Slot? C { get; init; }

    public double K0 { get; init; }

    public double K1 { get; init; }

    public double K2 { get; init; }

    /// <summary>Known rows, copied beside the plan.</summary>
    public double[]? Data { get; init; }

    public int N { get; init; }

    /// <summary>The names of the inputs that this step draws.</summary>
    public string[]? Inputs { get; init; }

    /// <summary>The one input that this step draws.</summary>
    public string? Input => Inputs is [var only] ? only : null;

    /// <summary>The table of a continuous law.</summary>
    public QuantileTable? Table { get; init; }

    /// <summary>A law, a user's function or a table of steps.</summary>
    public object? Payload { get; init; }

    /// <summary>The arguments of a user's function.</summary>
    public Slot[]? Arguments { get; init; }

    /// <summary>Logic on the bits in <see cref="D"/>: <see cref="EventBits.Logic"/>.</summary>
    public int[]? Logic { get; init; }

    /// <summary>More arguments than three: columns or numbers.</summary>
    public Slot[]? Operands { get; init; }

    public IEnumerable<Register> Registers()
    {
        foreach (Register? register in (Register?[])[D, E, F, A?.Register, B?.Register, C?.Register])
        {
            if (register is not null)
            {
                yield return register;
            }
        }

        foreach (Slot argument in Arguments ?? Operands ?? [])
        {
            if (argument.Register is { } register)
            {
                yield return register;
            }
        }
    }
}
