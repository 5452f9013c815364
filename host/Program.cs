using ScalingLab.Host.Cli;

try
{
    return SlabCommandLine.Run(args, Terminal.System);
}
catch (Exception exception)
{
    // A defect of slab itself. The details help its authors, not its users.
    bool details = Environment.GetEnvironmentVariable("SLAB_DEBUG") is "1";
    Console.Error.WriteLine($"slab: a defect of slab stopped it: {(details ? exception.ToString() : $"{exception.GetType().Name}: {exception.Message}")}");
    if (!details) Console.Error.WriteLine("Results that were stored are safe. SLAB_DEBUG=1 shows the details that a bug report needs.");
    return ExitCode.RunFailed;
}
