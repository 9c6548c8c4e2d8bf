using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>Draws two inputs at a time where they stand near each other: the same bits, sooner.</summary>
internal static unsafe class InputPairs
{
    public static List<Step> Join(List<Step> steps)
    {
        var joined = new List<Step>(steps.Count);
        int waiting = -1;
        foreach (Step step in steps)
        {
            if (step.Input is null)
            {
                joined.Add(step);
            }
            else if (waiting < 0)
            {
                waiting = joined.Count;
                joined.Add(step);
            }
            else
            {
                Step first = joined[waiting];
                joined[waiting] = new(&Operations.Uniform2) { D = first.D, E = step.D, Inputs = [first.Inputs![0], step.Inputs![0]] };
                waiting = -1;
            }
        }

        return joined;
    }
}
