using System.Runtime.CompilerServices;

namespace Risk.Engine;

/// <summary>
/// Compiles what is needed soon, by calling it on another thread whose results are dropped, where methods are compiled as they run and a second core is there to do it. No result can tell, for a
/// draw depends on its own seed, input and run alone.
/// </summary>
internal static class Beside
{
    // A worker calls the loops from the first to the last; of few programs in a process are they not compiled yet.
    private const int ProgramsAhead = 2;

    private static int _programs;

    /// <summary>Begins work that nobody waits for.</summary>
    public static void Begin(Action work)
    {
        if (!RuntimeFeature.IsDynamicCodeCompiled || Environment.ProcessorCount == 1)
        {
            return;
        }

        try
        {
            new Thread(() => Quietly(work)) { IsBackground = true, Name = "rehearsal" }.UnsafeStart(); // without what flows with the user's own threads
        }
        catch (Exception e) when (e is OutOfMemoryException or ThreadStartException or PlatformNotSupportedException)
        {
            // No thread is to be had: then nothing is rehearsed.
        }
    }

    /// <summary>Beside the first programs of a process: calls their loops from the last to the first, while a worker calls them from the first to the last.</summary>
    public static void BeginLoops(Func<Frame> newFrame)
    {
        if (_programs < ProgramsAhead && Interlocked.Increment(ref _programs) <= ProgramsAhead)
        {
            Begin(() =>
            {
                using Frame frame = newFrame();
                frame.CallOverNoRuns();
            });
        }
    }

    private static void Quietly(Action work)
    {
        try
        {
            work();
        }
#pragma warning disable CA1031 // Nobody waits for it: what fails here fails again, and is thrown, where its result is asked for.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
