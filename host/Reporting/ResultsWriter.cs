using ScalingLab.Host.Analysis;
using ScalingLab.Host.Execution;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Reporting.Html;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Reporting;

/// <summary>Analyses what is there and writes everything that is derived from it. Run again, it gives the same files.</summary>
internal sealed class ResultsWriter(Experiment experiment, IReadOnlyList<PlannedRun> plan, RunStore store)
{
    /// <summary>Writes <c>curves.csv</c>, <c>findings.*</c>, <c>figures/*</c> and <c>report.html</c>.</summary>
    /// <exception cref="StoreException">A file cannot be written.</exception>
    public ReportContents Write(SweepOutcome outcome, FigureDrawing drawing, Provenance provenance)
    {
        ResultSet results = new(experiment, plan, outcome.Records);
        var findings = AnalysisRunner.Run(experiment, results);
        try
        {
            Replace("curves.csv", stream => CurvesFile.Write(experiment, plan, outcome.Records, stream));
            Replace("findings.csv", stream => FindingsFile.WriteCsv(experiment.SweptNames, findings, stream));
            Replace("findings.json", stream => FindingsFile.WriteJson(experiment.Id, findings, stream));
            var figures = drawing.Draw(experiment, results, store.Root);
            var contents = ReportFilling.Fill(experiment, plan, outcome, findings, figures, provenance);
            Replace("report.html", stream => HtmlReport.Write(contents, stream));
            return contents;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                $"The report in {store.Root} cannot be written: {exception.Message} The runs are stored; make room, then 'slab collect' writes it.", exception)
            {
                CostAResult = true,
            };
        }
    }

    private void Replace(string name, Action<Stream> write) => AtomicFile.Replace(Path.Combine(store.Root, name), write);
}
