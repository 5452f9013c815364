namespace ScalingLab.DeepNet;

/// <summary>A fixed number of threads, the caller among them, that work on parts of one job and wait for each other.</summary>
internal sealed class WorkerTeam : IDisposable
{
    private static readonly Action<int> Stop = _ => { };
    private readonly Barrier? _barrier;
    private Action<int>? _job;
    private Exception? _failure;

    public WorkerTeam(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        Size = size;
        if (size == 1) return;
        _barrier = new Barrier(size);
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
        if (_barrier is null)
        {
            job(0);
            return;
        }

        (_job, _failure) = (job, null);
        _barrier.SignalAndWait();
        Attempt(job, 0);
        _barrier.SignalAndWait();
        if (_failure is { } failure) throw new InvalidOperationException(failure.Message, failure);
    }

    public void Dispose()
    {
        if (_barrier is null || ReferenceEquals(_job, Stop)) return;
        _job = Stop;
        _barrier.SignalAndWait();
        _barrier.Dispose();
    }

    private void Work(int worker)
    {
        while (true)
        {
            _barrier!.SignalAndWait();
            if (ReferenceEquals(_job, Stop)) return;
            Attempt(_job!, worker);
            _barrier.SignalAndWait();
        }
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
