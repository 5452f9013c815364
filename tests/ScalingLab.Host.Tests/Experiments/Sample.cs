using System.Globalization;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Experiments.Diagnostics;

namespace ScalingLab.Host.Tests.Experiments;

/// <summary>The experiment of the specification, and ways to read variations of it.</summary>
internal static class Sample
{
    public const string Path = "experiments/plateau.yaml";

    public const string Text = """
        # yaml-language-server: $schema=../slab.schema.json
        experiment: plateau-length
        title: The plateau shrinks with the number of distinct eigenvalues
        source: Worschech & Rosenow 2024, Fig. 1

        parameters:
          beta: 1
          eta: 0.1

        sweep:
          eigenvalues: [1, 2, 4, 8]

        runs:
          simulation:
            model: { use: committee-machine, hidden-units: 2, learning-rate: "${eta}", init-scale: 0.01 }
            data:  { use: gaussian-committee, dimension: 1024, hidden-units: 2, activation: erf,
                     eigenvalues: "${eigenvalues}", spectrum-exponent: "${beta}" }
            until: 2000
            at: logspace(0.1, 2000, 120)
            observe: [test-loss, order-parameters]
            replicas: 4
          theory:
            like: simulation
            model: { use: committee-machine.ode, hidden-units: 2, learning-rate: "${eta}", init-scale: 0.01 }
            replicas: 1
            when: "${eigenvalues <= 8}"

        analyses:
          escape:  { use: escape-time, of: theory, observable: test-loss }
          scaling: { use: power-law, of: escape, x: eigenvalues, y: escape-time, expect: -1, tolerance: 0.25 }
          tail:    { use: power-law, of: theory, observable: test-loss, window: [500, 2000],
                     expect: "${-beta/(1+beta)}", tolerance: 0.05, when: "${eigenvalues == 8}" }

        figures:
          learning-curves:
            x: { label: "α = p/N", scale: log }
            y: { label: "ε_g", scale: log }
            series:
              - { of: simulation, observable: test-loss, by: eigenvalues, style: markers, band: standard-error }
              - { of: theory, observable: test-loss, by: eigenvalues, style: line }
              - { guide: power-law, exponent: "${-beta/(1+beta)}", through: [1000, 1e-3], label: "−β/(1+β)" }

        seed: 20240917
        """;

    /// <summary>A file that is valid as it is, for adding one thing to.</summary>
    public const string Minimal = """
        experiment: minimal
        runs:
          only:
            model: { use: every-kind }
            until: 10
            at: [1, 10]
            observe: [test-loss]
        """;

    public static ExperimentReading Read(string text, params string[] overrides) => ExperimentReader.ReadText(Path, text, overrides, FakeComponents.Catalog);

    public static Experiment Valid(string text, params string[] overrides)
    {
        ExperimentReading reading = Read(text, overrides);
        Assert.True(reading.Experiment is not null, DiagnosticFormatter.Format(reading.Diagnostics));
        Assert.Empty(reading.Diagnostics);
        return reading.Experiment;
    }

    /// <summary>The messages of a faulty file as printed, under a culture with a decimal comma as well as the invariant one.</summary>
    public static string Problems(string text, params string[] overrides)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        List<string> texts = [];
        foreach (string culture in new[] { "", "de-DE" })
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            try
            {
                ExperimentReading reading = Read(text, overrides);
                Assert.Null(reading.Experiment);
                texts.Add(DiagnosticFormatter.Format(reading.Diagnostics));
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }

        Assert.Equal(texts[0], texts[1]);
        return texts[0];
    }

    /// <summary>The sample with a part replaced, which must be there.</summary>
    public static string With(string old, string replacement)
    {
        Assert.Contains(old, Text, StringComparison.Ordinal);
        return Text.Replace(old, replacement, StringComparison.Ordinal);
    }
}
