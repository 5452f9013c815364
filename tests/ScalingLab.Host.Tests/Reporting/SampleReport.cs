using ScalingLab.Host.Analysis;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Reporting;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Tests.Reporting;

/// <summary>A report with one of everything.</summary>
internal static class SampleReport
{
    public static ReportContents Create() => new()
    {
        ExperimentId = "plateau-length",
        Title = "The plateau shrinks with the number of distinct eigenvalues",
        Source = "Worschech & Rosenow 2024, Fig. 1",
        Counts = new RunCounts(Executed: 14, Reused: 4, Failed: 2),
        Figures =
        [
            new ReportFigure
            {
                Name = "learning-curves",
                Extension = "svg",
                Content = SvgRendererTests.Render(SampleFigures.LearningCurves()),
                Notes = ["simulation: mean of 4 replicas; bands show one standard error of the mean.", "theory, L < 3: 2 of 120 points left out (y not positive on a logarithmic axis)."],
            },
            new ReportFigure { Name = "panels", Title = "Four views: ε_g & λ_opt", Extension = "svg", Content = SvgRendererTests.Render(SampleFigures.Panels()) },
            new ReportFigure { Name = "thumb", Extension = "png", Content = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==") },
            new ReportFigure { Name = "print", Extension = "pdf", Content = new byte[] { 1, 2, 3 } },
        ],
        SweptNames = ["eigenvalues", "beta"],
        Findings =
        [
            Judged("scaling", "exponent", ParameterPoint.Empty, -0.98237, -1.04412, -0.92063, new Expectation(-1, 0.25), Verdict.Agrees, "log-log least squares over 4 points; 95 % interval"),
            Judged("tail", "exponent", SampleFamilies.Point("eigenvalues", 8), -0.431, -0.44, -0.42, new Expectation(-0.5, 0.05), Verdict.Deviates, "window [500, 2000], 24 points"),
            Judged("tail", "exponent", SampleFamilies.Point("eigenvalues", 4096), double.NaN, double.NaN, double.NaN, new Expectation(-0.5, 0.05), Verdict.NotDetermined, "1 point in the window <500, 2000>; at least 3 are needed: widen the window or add times."),
            Judged("escape", "escape-time", SampleFamilies.Point("eigenvalues", 1), 1.23456e-7, 1e-7, 2e-7, null, Verdict.NotJudged, ""),
        ],
        Parameters = [new NamedValue("beta", "1"), new NamedValue("eta", "0.1"), new NamedValue("seed", "20240917")],
        Sweep = [new NamedValue("eigenvalues", "1, 2, 4, 8")],
        Options =
        [
            new OptionsTable("simulation", "model", "committee-machine", [new OptionRow("hidden-units", "2", false), new OptionRow("student-output-scale", "0.7071067811865476", true)]),
            new OptionsTable("simulation", "data", "gaussian-committee", [new OptionRow("dimension", "1024", false), new OptionRow("activation", "erf", true)]),
            new OptionsTable("theory", "model", "committee-machine.ode", [new OptionRow("second-order", "true", true)]),
        ],
        FailedRuns =
        [
            new FailedRunNote("simulation, eigenvalues = 8, replica 2", "3f9a", "test-loss is not a number at alpha = 12.5 <diverged>.\nLower learning-rate (0.1)."),
            new FailedRunNote("simulation, eigenvalues = 8, replica 3", "77b0", "test-loss is not a number at alpha = 13."),
        ],
        Warnings = [new WarningNote("simulation (eigenvalues = 8), replica 0, and 3 more runs", "The learning-rate 3 is beyond <the edge> of stability.")],
        Provenance =
        [
            new NamedValue("slab", "1.0.0"),
            new NamedValue("plugin CommitteeMachine", "1.0.0, sha256 0f343b0931126a20f133d67c2b018a3b0f343b0931126a20f133d67c2b018a3b"),
            new NamedValue("git commit", "8c2f1d7 (dirty)"),
            new NamedValue(".NET", "10.0.1"),
            new NamedValue("CPU", "x64, 2 cores, AVX2, FMA"),
            new NamedValue("command line", "slab run plateau-length.yaml --set parameters.beta=1 --jobs 2"),
        ],
        YamlFile = "plateau-length.yaml",
        YamlText = "experiment: plateau-length\ntitle: \"a < b & c\"  # <script>alert(1)</script>\r\nsweep:\n  eigenvalues: [1, 2, 4, 8]\n",
        Overrides = ["parameters.beta=1"],
    };

    private static JudgedFinding Judged(
        string analysis, string name, ParameterPoint point, double value, double low, double high, Expectation? expected, Verdict verdict, string note) =>
        new(analysis, new Finding { Name = name, Point = point, Value = value, Low = low, High = high, Note = note }, expected, verdict);
}
