namespace Risk.Engine;

/// <summary>The same work on several threads at once, this one among them. Threads of its own: the thread pool takes longer to start.</summary>
internal static class SideBySide
{
    /// <param name="work">What each thread does; it throws nothing.</param>
    /// <param name="threads">How many, at least 1.</param>
    /// <param name="name">What they are called in a debugger.</param>
    public static void Run(Action work, int threads, string name)
    {
        var others = new Thread[threads - 1];
        for (int i = 0; i < others.Length; i++)
        {
            others[i] = new Thread(() => work()) { IsBackground = true, Name = $"{name} {i + 1}" };
            others[i].Start();
        }

        work();
        foreach (Thread other in others)
        {
            other.Join();
        }
    }
}
