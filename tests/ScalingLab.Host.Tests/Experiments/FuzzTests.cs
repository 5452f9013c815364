using System.Diagnostics;
using System.Globalization;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Experiments.Diagnostics;

namespace ScalingLab.Host.Tests.Experiments;

/// <summary>
/// Mutations of valid and faulty files: whatever is in a file, the result is an experiment or diagnostics that can be printed, soon and without an
/// exception. The seeds are fixed; a failing case prints its text.
/// </summary>
public sealed class FuzzTests
{
    private const int Cases = 2000;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private static readonly string[] Fragments =
    [
        "${", "}", "${eta}", "${1/0}", "\"", "'", "{", "[", "]", ":", ": ", ",", "\n", "\n  ", "\t", "- ", "#", "&a ", "*a", "<<: ", "!x ", "|", ">", "---\n", "..", "...", "1..3", "2^(1..3)",
        "logspace(1, 10, 3)", "linspace(", "every(0.5)", "null", "~", "true", "1e6", "-1", "0", ".nan", "inf", "1e999", "use: ", "like: theory", "zip: ", "list: ", "grid: ", "eigenvalues", "beta", "eta", "${eta", "eta}",
        "--", "\u0000", "\uFFFF", "\U0001F600", "ε", "%", "@", "`", "\\", "? ", "(((", ")))", "^", "student-teacher[1,2]",
    ];

    [Fact]
    public void No_file_makes_the_reader_throw()
    {
        string[] sources = [Sample.Text, Sample.Minimal, .. Mistakes.Groups.Values.SelectMany(group => group).Select(mistake => mistake.Text).Where(text => text.Length < 4000)];
        int valid = 0;
        for (int i = 0; i < Cases; i++)
        {
            var random = new Random(i);
            string text = Mutate(i % 2 == 0 ? Sample.Text : sources[random.Next(sources.Length)], sources, random);
            string[] overrides = random.Next(4) == 0 ? [Mutate("runs.simulation.model.learning-rate=${eta}", sources, random)] : [];
            if (IsValid(i, text, overrides)) valid++;
        }

        // Otherwise the mutations are too coarse to get past the first checks, or too fine to break anything.
        Assert.InRange(valid, Cases / 50, Cases / 2);
    }

    private static bool IsValid(int seed, string text, string[] overrides)
    {
        var watch = Stopwatch.StartNew();
        bool valid = false;
        try
        {
            ExperimentReading reading = ExperimentReader.ReadText("fuzz.yaml", text, overrides, FakeComponents.Catalog);
            valid = reading.Experiment is not null;
            Assert.Equal(valid, reading.Diagnostics.Count == 0);
            if (reading.Experiment is { } experiment) Assert.NotNull(RunPlan.Create(experiment));
            else Assert.EndsWith("nothing was run\n", DiagnosticFormatter.Format(reading.Diagnostics), StringComparison.Ordinal);
        }
        catch (Exception exception)
        {
            Assert.Fail($"case {seed} {string.Join(' ', overrides)}\n{exception}\n{text}");
        }

        Assert.True(watch.Elapsed < Soon, $"case {seed} took {watch.Elapsed}\n{text}");
        return valid;
    }

    private static string Mutate(string text, string[] sources, Random random)
    {
        for (int n = random.Next(1, 4); n > 0; n--)
        {
            int at = random.Next(text.Length + 1), length = Math.Min(random.Next(1, 30), text.Length - at);
            text = random.Next(8) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, text.Substring(at, length)),
                2 => text.Insert(at, Fragments[random.Next(Fragments.Length)]),
                3 => text.Remove(at, length).Insert(at, Fragments[random.Next(Fragments.Length)]),
                4 => SwapLines(text, random),
                5 or 6 => WithOtherDigit(text, at, random),
                _ => text.Insert(at, Part(sources[random.Next(sources.Length)], random)),
            };
        }

        return text;
    }

    private static string WithOtherDigit(string text, int from, Random random)
    {
        int digit = text.AsSpan(from).IndexOfAnyInRange('0', '9');
        return digit < 0 ? text : text.Remove(from + digit, 1).Insert(from + digit, random.Next(10).ToString(CultureInfo.InvariantCulture));
    }

    private static string SwapLines(string text, Random random)
    {
        string[] lines = text.Split('\n');
        int a = random.Next(lines.Length), b = random.Next(lines.Length);
        (lines[a], lines[b]) = (lines[b], lines[a]);
        return string.Join('\n', lines);
    }

    private static string Part(string text, Random random)
    {
        int start = random.Next(text.Length + 1);
        return text.Substring(start, Math.Min(random.Next(60), text.Length - start));
    }
}
