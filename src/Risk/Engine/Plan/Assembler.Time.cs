using Risk.Engine.Kernels;
using static Risk.Engine.Kernels.Formulas;

namespace Risk.Engine;

internal sealed unsafe partial class Assembler<T>
    where T : struct, ILane<T>
{
    /// <summary>The boundaries at which each family is wanted.</summary>
    private readonly Dictionary<Fingerprint, SortedSet<double>> _boundaries = [];

    private readonly Dictionary<Fingerprint, Register> _families = [];

    private void NoteFamily(Expression member, TimeFamily family)
    {
        if (!_boundaries.TryGetValue(family.Hash, out SortedSet<double>? boundaries))
        {
            _boundaries.Add(family.Hash, boundaries = []);
        }

        boundaries.UnionWith(member.K);
    }

    private Step StepOf(TimeFamily family, TimeTerm term)
    {
        Slot coefficient = Argument(term.Coefficient), from = Argument(term.From);
        double[] boundaries = [.. _boundaries[family.Hash]];
        Register rows = _families[family.Hash];
        if (family.IsPulse)
        {
            return PulseStep(rows, from, coefficient, boundaries);
        }

        return new(&Operations<T>.AccrueKnown) { D = rows, A = from, B = Argument(term.Until!), C = coefficient, K0 = 1, Data = [1, 0, 1, 0, .. boundaries], N = boundaries.Length };
    }

    private Choice ChooseTime(Expression x)
    {
        switch (x.Kind)
        {
            case Kind.Overlap:
                return new(x.A, () => EmitOverlap(x));
            case Kind.InUnit:
                return new(x.A, () =>
                {
                    var floor = new Register(1);
                    var inYear = new Register(1);
                    Emit(new(&Operations<T>.Map1<Floor1>) { D = floor, A = Ready(x.A[0]) });
                    Emit(new(&Operations<T>.Map1<EqualConstant>) { D = inYear, A = Slot.Of(floor), K0 = x.K[0] });
                    Emit(new(&Operations<T>.Map1<ChooseConstants>) { D = Define(x), A = Slot.Of(inYear), K0 = 1, K1 = 0 });
                });
            default:
                return new([], () => EmitFamilySum(x, (TimeFamily)x.Tag!));
        }
    }

    private void EmitOverlap(Expression x)
    {
        Register until = new(1), from = new(1), length = new(1);
        Emit(new(&Operations<T>.Map1<MinConstant>) { D = until, A = Ready(x.A[1]), K0 = x.K[1] });
        Emit(new(&Operations<T>.Map1<MaxConstant>) { D = from, A = Ready(x.A[0]), K0 = x.K[0] });
        Emit(new(&Operations<T>.Map2<Subtract2>) { D = length, A = Slot.Of(until), B = Slot.Of(from) });
        Emit(new(&Operations<T>.Map1<MaxConstant>) { D = Define(x), A = Slot.Of(length), K0 = 0 });
    }

    private void EmitFamilySum(Expression x, TimeFamily family)
    {
        Register rows = _families[family.Hash];
        double[] boundaries = [.. _boundaries[family.Hash]];
        int low = Array.IndexOf(boundaries, x.K[0]), high = Array.IndexOf(boundaries, x.K[1]);
        if (family.IsPulse)
        {
            // Row p holds what falls due between boundaries p − 1 and p; a year is never cut by another of whole years.
            _slots[x] = Slot.Of(rows, low + 1);
            return;
        }

        Emit(new(&Operations<T>.Map2<Subtract2>) { D = Define(x), A = Slot.Of(rows, high), B = Slot.Of(rows, low) });
    }
}
