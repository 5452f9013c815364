using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ScalingLab.Host.Components;

namespace ScalingLab.Host.Tests.Fuzzing;

/// <summary>Texts that nobody writes: mutations of the shipped experiments, random YAML, bombs. A case is a pure function of its number.</summary>
internal sealed partial class HostileExperiments
{
    private const int FewRuns = 60;

    private static readonly string[] Fragments =
    [
        "${", "}", "${eta}", "${1/0}", "\"", "'", "{", "[", "]", ":", ": ", ",", "\n", "\n  ", "\t", "- ", "#", "&a ", "*a", "<<: ", "<<: *a", "!x ", "!!binary ", "|", ">", "---\n", "...\n", "1..3", "2^(1..3)",
        "logspace(1, 10, 3)", "linspace(", "every(0.5)", "null", "~", "true", "1e6", "-1", "0", ".nan", "inf", "-inf", "1e999", "like: theory", "zip: ", "list: ", "grid: ", "%YAML 1.1\n", "? ", "\u0000", "\u001b[31m", "\uFFFF",
        "\U0001F600", "ε", "\u202e", "\u2028", "%", "@", "`", "\\", "(((", ")))", "^", "??", "?:", "student-teacher[3,1]", "../../x", "/etc/passwd", "C:\\x", "\r", "\r\n",
    ];

    private static readonly string[] Values =
    [
        "1e308", "-1e308", "1e999", "9223372036854775807", "-9223372036854775808", "18446744073709551616", "2147483648", "0.1e-400", "-0", "1e-320", ".inf", "-.inf", "nan", "0x10", "010", "1_000", "1,5", "٣", "",
        "[]", "{}", "[[]]", "[1, [2, [3]]]", "{ a: { b: { c: 1 } } }", "[null, null]", "every(1e-300)", "every(0)", "every(1e-9)", "linspace(0, 1, 1e9)", "logspace(1e-300, 1e300, 1000000)", "logspace(0, 1, 3)",
        "1..1000000000", "2^(1..2000)", "2^(-5..3)", "\"${2^2^2^2^2^2^2}\"", "\"${1e308*10}\"", "\"${0/0}\"", "\"${sqrt(-1)}\"", "\"${log(0)}\"", "\"${floor(1e300)}\"", "\"${pi ? 1 : 2}\"", "\"${1 < 2 < 3}\"", "\"${max()}\"",
        "\"${min(1)}\"", "\"${unknown}\"", "\"${eta}${eta}\"", "\"${${eta}}\"", "\"${'a'}\"", "\"${eta\"", "\"\\0\"", "\"\\uD800\"", "../../../tmp/x", "/tmp/x", ".", "..", "con", "a/b", "*missing", "&loop [*loop]", "!!float x", "!ruby/object x",
    ];

    private readonly string[] _shipped;
    private readonly string[] _small;
    private readonly string[] _words;

    /// <param name="shipped">The shipped experiments with the number of their runs.</param>
    /// <param name="catalog">What they may name.</param>
    public HostileExperiments(IEnumerable<(string Text, int Runs)> shipped, ComponentCatalog catalog)
    {
        var experiments = shipped.ToArray();
        _shipped = [.. experiments.Select(experiment => experiment.Text)];
        _small = [.. experiments.Where(experiment => experiment.Runs <= FewRuns).Select(experiment => experiment.Text)];
        string[] names = [.. Enum.GetValues<ComponentKind>().SelectMany(catalog.OfKind).Select(component => component.Name)];
        string[] keys = [.. _shipped.SelectMany(text => Key().Matches(text).Select(match => match.Value)).Distinct()];
        _words = [.. names, .. keys, "experiment", "runs", "sweep", "parameters", "seed", "theory", "simulation"];
    }

    public string Text(int number)
    {
        Random random = new(number);
        string text = random.Next(60) switch
        {
            <= 40 => Mutated(random),
            <= 47 => WithHostileValue(Shipped(random), random),
            <= 54 => RandomYaml(random),
            <= 56 => Nested(random),
            <= 58 => Bomb(random),
            _ => Mutated(new Random(number + 1)) + "\n" + Bomb(random),
        };
        if (random.Next(20) == 0) text = WithHostileValue(text, random);

        // A mutation may leave half a surrogate pair, which no file can hold.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
    }

    public string Override(Random random) => Pick(["parameters.eta", "seed", "runs.simulation.model", "sweep", "x", "a.b.c", "experiment", "runs", ""], random) + Pick(["=", "", "=="], random) + Pick(Values, random);

    private static string Pick(IReadOnlyList<string> from, Random random) => from[random.Next(from.Count)];

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Mostly a small one: planning thousands of runs again and again finds nothing new.</summary>
    private string Shipped(Random random) => Pick(random.Next(10) == 0 ? _shipped : _small, random);

    private string Mutated(Random random)
    {
        string text = Shipped(random);
        for (int n = random.Next(1, 5); n > 0; n--)
        {
            int at = random.Next(text.Length + 1), length = Math.Min(random.Next(1, 40), text.Length - at);
            text = random.Next(9) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, text.Substring(at, length)),
                2 => text.Insert(at, Pick(Fragments, random)),
                3 => text.Remove(at, length).Insert(at, Pick(Fragments, random)),
                4 => WithoutLine(text, random),
                5 => WithHostileValue(text, random),
                6 => text.Remove(at, Math.Min(1, text.Length - at)).Insert(at, ((char)random.Next(1, 0x250)).ToString()),
                7 => text[..at],
                _ => text.Insert(at, Pick(_words, random)),
            };
        }

        return text;
    }

    private static string WithoutLine(string text, Random random)
    {
        List<string> lines = [.. text.Split('\n')];
        int from = random.Next(lines.Count), to = random.Next(lines.Count);
        string line = lines[from];
        if (random.Next(2) == 0) lines.RemoveAt(from);
        if (random.Next(2) == 0) lines.Insert(Math.Min(to, lines.Count), line);
        return string.Join('\n', lines);
    }

    private static string WithHostileValue(string text, Random random)
    {
        var scalars = Scalar().Matches(text);
        if (scalars.Count == 0) return text;
        var chosen = scalars[random.Next(scalars.Count)].Groups[1];
        return text.Remove(chosen.Index, chosen.Length).Insert(chosen.Index, Pick(Values, random));
    }

    private string RandomYaml(Random random)
    {
        StringBuilder text = new(random.Next(3) == 0 ? "" : "experiment: x\nruns:\n  a: { model: { use: " + Pick(_words, random) + " } }\n");
        Append(text, random, 0, random.Next(2, 40));
        return text.ToString();
    }

    private void Append(StringBuilder text, Random random, int depth, int entries)
    {
        for (int i = 0; i < entries && text.Length < 20_000; i++)
        {
            text.Append(' ', 2 * depth);
            text.Append(random.Next(4) == 0 ? "- " : Pick(_words, random) + ": ");
            if (random.Next(3) == 0 && depth < 12)
            {
                text.Append('\n');
                Append(text, random, depth + 1, random.Next(1, 6));
            }
            else
            {
                text.Append(random.Next(3) == 0 ? Pick(_words, random) : Pick(Values, random)).Append('\n');
            }
        }
    }

    private static string Nested(Random random)
    {
        int depth = Pick(["10", "60", "70", "500", "5000", "100000"], random) is var text ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        string inner = Pick(["1", "", "x", "${1}"], random);
        string value = random.Next(10) switch
        {
            0 => Repeat("[", depth) + inner + Repeat("]", depth),
            1 => Repeat("{a: ", depth) + inner + Repeat("}", depth),
            2 => Repeat("[", depth),
            3 => "\"${" + Repeat("(", depth) + "1" + Repeat(")", depth) + "}\"",
            4 => "\"${" + Repeat("-", depth) + "1}\"",
            5 => "\"${" + Repeat("2^", depth) + "1}\"",
            6 => "\"${" + Repeat("sqrt(", depth) + "1" + Repeat(")", depth) + "}\"",
            7 => "\"${" + Repeat("1 ? 1 : ", depth) + "1}\"",
            8 => "\"${" + Repeat("1+", depth) + "1}\"",
            _ => "\n" + string.Concat(Enumerable.Range(1, Math.Min(depth, 700)).Select(i => new string(' ', 2 * i) + "a:\n")),
        };
        return random.Next(2) == 0
            ? $"experiment: x\nparameters:\n  p: {value}\nruns: {{}}\n"
            : $"experiment: x\nruns:\n  a:\n    model: {{ use: committee-machine, learning-rate: {value} }}\n";
    }

    private static string Bomb(Random random)
    {
        int count = random.Next(2, 60);
        switch (random.Next(11))
        {
            case 0:
                return "a0: &a0 [x, x]\n" + string.Concat(Enumerable.Range(1, count).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}]\n"));
            case 1:
                return "a0: &a0 { k0: 1 }\n" + string.Concat(Enumerable.Range(1, count).Select(i => $"a{i}: &a{i} {{ <<: [*a{i - 1}, *a{i - 1}], k{i}: *a{i - 1} }}\n"));
            case 2:
                return "experiment: x\nparameters:\n  p0: 1\n" + string.Concat(Enumerable.Range(1, count).Select(i => $"  p{i}: \"${{p{i - 1} + p{i - 1} + p{i - 1}}}\"\n")) + $"runs: {{ a: {{ until: \"${{p{count}}}\" }} }}\n";
            case 3:
                return "experiment: x\nparameters:\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"  p{i}: \"${{p{(i + 1) % count}}}\"\n"));
            case 4:
                return "experiment: x\nsweep:\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"  s{i}: 1..{Pick(["2", "10", "1000", "1000000"], random)}\n")) + "runs: {}\n";
            case 5:
                return "experiment: x\nsweep:\n  zip:\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"    s{i}: linspace(0, 1, {Pick(["2", "10", "100000", "1000000"], random)})\n")) + "runs: {}\n";
            case 6:
                return "experiment: x\n" + string.Concat(Enumerable.Range(0, 200 * count).Select(i => $"unknown-{i}: {i}\n"));
            case 7:
                return "experiment: x\ntitle: " + Repeat(Pick(["x", "${1}", "ε", "'", "\\n", "a "], random), 3000 * count) + "\nruns: {}\n";
            case 8:
                return "experiment: x\nsweep:\n  list: [" + Repeat(Pick(["{ a: 1 }, ", "{ a: 1..1000 }, ", "{ a: 1, b: 2..5 }, "], random), 1000 * count) + "]\nruns: {}\n";
            case 9:
                return "experiment: x\nsweep: { a: [" + Repeat(Pick(["1..1000000, ", "1, ", "x, "], random), 100 * count) + "1] }\nruns: {}\n";
            default:
                string large = Pick(["1e5", "1e6", "1e7", "1e9"], random);
                return $$"""
                    experiment: x
                    sweep: { a: "linspace(0.1, 1, {{Pick(["10", "1000", "100000", "1000000"], random)}})" }
                    runs:
                      s:
                        model: { use: committee-machine, hidden-units: 2, learning-rate: "${a}" }
                        data: { use: gaussian-committee, dimension: {{Pick(["64", "100000", "2147483647"], random)}}, hidden-units: {{Pick(["2", "1000000"], random)}} }
                        until: {{large}}
                        at: {{Pick(["every(1)", "linspace(0, 1e5, 1e6)", "logspace(1, 1e5, 100)", "[1]"], random)}}
                        observe: [test-loss]
                        replicas: {{Pick(["1", "1000", "1000000", "2147483647"], random)}}
                    """;
        }
    }

    [GeneratedRegex(@"(?<=^\s*)[a-z][a-z0-9-]*(?=:)", RegexOptions.Multiline)]
    private static partial Regex Key();

    [GeneratedRegex(@":\s+([^\s,\[\]{}#][^\n,\[\]{}#]*)")]
    private static partial Regex Scalar();
}
