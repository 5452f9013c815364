using System.Diagnostics;

namespace ScalingLab.DeepNet;

/// <summary>
/// A fixed number of threads, the caller among them, that work on parts of one job and wait for each other. They look for a while before they sleep: the
/// parts of a step end almost together, a network with batch norms has dozens of them, and a sleeper wakes late, often on the core of the thread that wakes it.
/// </summary>
internal sealed class WorkerTeam : IDisposable
{
    private const int Pauses = 16;
    private static readonly long Patience = Environment.ProcessorCount > 1 ? Stopwatch.Frequency / 5000 : 0;
    private readonly object _gate = new();
    private Action<int>? _job;
    private Exception? _failure;
    private int _round;
    private int _running;
    private bool _ended;

    public WorkerTeam(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        Size = size;
        for (int i = 1; i < size; i++)
        {
            int worker = i;
            new Thread(() => Work(worker)) { IsBackground = true, Name = $"network {worker}" }.Start();
        }
    }

    public int Size { get; }

    /// <summary>Calls the job with 0 .. size − 1, each on a thread of its own, and returns when all have returned.</summary>
    public void Run(Action<int> job)
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        if (Size == 1)
        {
            job(0);
            return;
        }

        (_job, _failure, _running) = (job, null, Size - 1);
        Interlocked.Increment(ref _round);
        WakeSleepers();
        Attempt(job, 0);
        Await(ref _running, 0);
        if (_failure is { } failure) throw new InvalidOperationException(failure.Message, failure);
    }

    public void Dispose()
    {
        if (_ended) return;
        _ended = true;
        Interlocked.Increment(ref _round);
        WakeSleepers();
    }

    private void Work(int worker)
    {
        for (int round = 1; ; round++)
        {
            Await(ref _round, round);
            if (_ended) return;
            Attempt(_job!, worker);
            if (Interlocked.Decrement(ref _running) == 0) WakeSleepers();
        }
    }

    private void Await(ref int value, int wanted)
    {
        long start = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref value) != wanted)
        {
            Thread.SpinWait(Pauses);
            if (Stopwatch.GetTimestamp() - start < Patience) continue;
            lock (_gate)
            {
                while (Volatile.Read(ref value) != wanted) Monitor.Wait(_gate);
            }
        }
    }

    // Who changes a value does so before it takes the lock, and who sleeps looks at it under the lock, so that nobody sleeps through.
    private void WakeSleepers()
    {
        lock (_gate) Monitor.PulseAll(_gate);
    }

    private void Attempt(Action<int> job, int worker)
    {
        try
        {
            job(worker);
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, exception, null);
        }
    }
}
