using ScalingLab.Host.Analysis;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Reporting;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Watch;

/// <summary>
/// Analyses and draws what is there, when somebody asks: at most every two seconds, and less often where it takes long. Findings are those of
/// the finished runs; a point without a finished run shows the curve of its running run that is farthest.
/// </summary>
internal sealed class LiveResults(LiveSweep sweep, Experiment experiment, IReadOnlyList<PlannedRun> plan, Provenance provenance, TimeProvider time)
{
    private static readonly TimeSpan Earliest = TimeSpan.FromSeconds(2);

    /// <summary>Times the time that the last evaluation took: a tenth of one core at most.</summary>
    private const int Patience = 9;

    private readonly Lock _lock = new();
    private volatile LiveView _view = LiveView.Empty;
    private long _version = -1;
    private long _evaluated;
    private TimeSpan _pause;
    private bool _closed;

    /// <summary>The results so far. While another thread evaluates them anew, the earlier ones.</summary>
    public LiveView Current()
    {
        if (!_lock.TryEnter()) return _view;
        try
        {
            long version = sweep.Version;
            if (_closed || version == _version || (_version >= 0 && sweep.IsRunning && time.GetElapsedTime(_evaluated) < _pause)) return _view;
            long start = time.GetTimestamp();
            _view = Evaluate();
            _version = version;
            _evaluated = time.GetTimestamp();
            _pause = TimeSpan.FromTicks(Math.Max(Earliest.Ticks, Patience * time.GetElapsedTime(start).Ticks));
            return _view;
        }
        finally
        {
            _lock.Exit();
        }
    }

    /// <summary>Evaluates nothing from here on; waits for an evaluation in hand, because components are not made for two at a time.</summary>
    public void Close()
    {
        lock (_lock) _closed = true;
    }

    /// <summary>Shows the results of the finished sweep.</summary>
    public void Close(ReportContents contents)
    {
        lock (_lock)
        {
            _closed = true;
            _view = LiveView.Of(contents);
        }
    }

    private LiveView Evaluate()
    {
        Dictionary<string, RunRecord> finished = new(sweep.Records);
        var findings = AnalysisRunner.Run(experiment, new ResultSet(experiment, plan, finished));
        ResultSet curves = new(experiment, plan, WithRunning(finished));
        foreach (var analysis in findings.GroupBy(finding => finding.Analysis)) curves.Add(analysis.Key, [.. analysis]);
        return LiveView.Of(new ReportContents
        {
            ExperimentId = experiment.Id,
            Counts = new RunCounts(0, 0, 0),
            Figures = FigureDrawing.Preview(experiment, curves),
            Findings = findings,
            SweptNames = experiment.SweptNames,
            YamlFile = experiment.FilePath,
            YamlText = experiment.Text,
        });
    }

    /// <summary>A mean is over the times that all its replicas have, so a running replica beside a finished one would shorten the curve.</summary>
    private Dictionary<string, RunRecord> WithRunning(Dictionary<string, RunRecord> finished)
    {
        HashSet<object> drawn = new(plan.Where(run => finished.ContainsKey(run.Key)).Select(run => run.Point), ReferenceEqualityComparer.Instance);
        Dictionary<string, RunRecord> all = new(finished);
        foreach (var (run, observations) in sweep.Observations.OrderByDescending(pair => pair.Observations.Times.Length))
        {
            if (drawn.Add(run.Point)) all[run.Key] = new RunRecord(run.Key, "", run.Block.Model.Clock, observations, provenance);
        }

        return all;
    }
}
