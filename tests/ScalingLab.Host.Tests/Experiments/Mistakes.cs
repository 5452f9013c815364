namespace ScalingLab.Host.Tests.Experiments;

/// <summary>Experiment files with mistakes, by group. What is printed for each is in the golden file of its group.</summary>
internal static class Mistakes
{
    private const string Block = """
        experiment: broken
        runs:
          only:
            model: { use: every-kind }
            until: 10
            at: [1, 10]
            observe: [test-loss]

        """;

    public static readonly Dictionary<string, (string Name, string Text, string[] Overrides)[]> Groups = new()
    {
        ["yaml"] =
        [
            Case("empty file", ""),
            Case("only a comment", "# nothing\n"),
            Case("a list instead of a mapping", "- experiment: a\n"),
            Case("a text instead of a mapping", "experiment"),
            Case("tab in the indentation", "experiment: broken\nruns:\n\tonly:\n\t\tuntil: 1\n"),
            Case("two documents", "experiment: one\n---\nexperiment: two\n"),
            Case("duplicate keys, all of them", "experiment: a\nexperiment: b\nruns: { x: 1, x: 2 }\n"),
            Case("bracket not closed", "experiment: broken\nruns: { only: { until: 1 }\n"),
            Case("bracket not closed before the next key", "experiment: broken\nsweep:\n  width: [1, 2  # a comment\nruns: { only: { until: [1], at: [2] } }\n"),
            Case("bracket of a list entry not closed", "experiment: broken\nfigures:\n  f:\n    series:\n      - { of: a, by: \"[b\"\n      - { of: b }\n"),
            Case("quote not closed", "experiment: broken\ntitle: \"It's [never closed\nruns: { only: { until: 1 } }\n"),
            Case("colon forgotten", "experiment: broken\nruns:\n  only:\n    until 500  # on its clock\n    replicas: 2\n"),
            Case("space after a colon forgotten", "experiment: broken\nruns:\n  only:\n    until:500\n    replicas: 2\n"),
            Case("expression not quoted in a flow mapping", Sample.With("\"${eta}\", init-scale: 0.01 }\n    data", "${eta}, init-scale: 0.01 }\n    data")),
            Case("range not quoted in a flow mapping", "experiment: broken\nruns:\n  only: { model: every-kind, until: 10, at: linspace(1, 10, 3), observe: test-loss }\n"),
            Case("indexed name not quoted in a flow mapping", "experiment: broken\nfigures: { f: { series: [ { of: a, observable: student-teacher[1,2] } ] } }\n"),
            Case("alias without anchor", "experiment: broken\nruns: *run\n"),
            Case("alias in itself", "experiment: broken\nruns: &run { a: *run }\n"),
            Case("merge of a text", Block + "x-base: { <<: text }\n"),
            Case("a tag", "experiment: !secret broken\n"),
            Case("billion laughs", "a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\n"
                + "d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\ne: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\nf: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]\n"),
            Case("deep nesting", "experiment: broken\nruns: " + new string('[', 200) + "\n"),
        ],
        ["keys"] =
        [
            Case("missing experiment and runs", "title: nothing\n"),
            Case("unknown keys at all levels", """
                experiment: broken
                titel: Title
                runs:
                  only:
                    model: { use: committee-machine, hidden-units: 2, learning-rte: 0.1 }
                    dta: { use: gaussian-committee, dimension: 8 }
                    until: 10
                    observe: [{ use: order-parameters, diagnal: true }]
                analyses:
                  fit: { use: power-law, of: only, observable: student-teacher, windw: [1, 2] }
                figures:
                  picture: { x: { labl: x }, yy: y, series: [{ of: only, observable: "student-teacher[1,1]", colour: red }] }
                """),
            Case("missing keys of a block", "experiment: broken\nruns:\n  only: {}\n"),
            Case("block is a text", "experiment: broken\nruns:\n  only: text\n"),
            Case("runs is empty", "experiment: broken\nruns:\n"),
            Case("required option missing", Sample.With("dimension: 1024, ", "")),
            Case("names that cannot be", "experiment: ../results\nruns:\n  My Block: { model: every-kind, until: 1, observe: test-loss }\nanalyses:\n  a/b: { use: power-law, of: x }\nfigures:\n  Fig_1: { series: [] }\n"),
            Case("id is a dot", "experiment: .\n" + Block[Block.IndexOf("runs", StringComparison.Ordinal)..]),
            Case("seed", Block + "seed: -1\n"),
            Case("seed is a fraction", Block + "seed: 1.5\n"),
            Case("sections of the wrong kind", Block + "parameters: [1]\nsweep: 3\nanalyses: all\nfigures: [a]\ntitle: [t]\n"),
        ],
        ["values"] =
        [
            Case("wrong types, all at once", """
                experiment: broken
                runs:
                  only:
                    model:
                      use: every-kind
                      whole: 2.5
                      long: much
                      unsigned: -3
                      number: 1,5
                      truth: yes
                      text: [a]
                      choice: ramp_linear
                      list: [1, x, 3.5]
                      matrix: [[1, 2], 3]
                      table: { a: b }
                      nested: 5
                      address: somewhere
                      maybe: .nan
                    until: [1]
                    observe: test-loss
                """),
            Case("numbers that are none", """
                experiment: broken
                parameters: { a: 1_000, b: 0x10, c: 1.2.3, d: 1e999, e: .inf, f: , g: 3*4, h: "1,5" }
                runs: { only: { model: { use: every-kind, number: 1/3, whole: 1e10 }, until: 1_000, observe: test-loss } }
                """),
            Case("negative learning rate and K = 0", Sample.With("hidden-units: 2, learning-rate: \"${eta}\"", "hidden-units: 0, learning-rate: -0.1")),
            Case("invalid at one point of the sweep", Sample.With("[1, 2, 4, 8]", "[1, 2, 3, 5]")),
            Case("swept learning rate negative", Sample.With("eigenvalues: [1, 2, 4, 8]", "eigenvalues: [1, 2]\n  eta: [0.1, -0.1]")),
            Case("infinite where only finite is possible", "experiment: broken\nruns: { only: { model: { use: every-kind, number: inf, limit: -inf }, until: inf, observe: test-loss } }\n"),
            Case("model against data", Sample.With("use: committee-machine.ode, hidden-units: 2", "use: committee-machine.ode, initial-overlaps: { student-teacher: [[[1]], [[2]]] }, hidden-units: 2")),
            Case("window of three", Sample.With("window: [500, 2000]", "window: [500, 1000, 2000]")),
            Case("window negative", Sample.With("window: [500, 2000]", "window: [-500, 2000]")),
            Case("options record without constructor", Block.Replace("every-kind", "faulty-options", StringComparison.Ordinal)),
            Case("options that throw", Block.Replace("every-kind", "throwing-options", StringComparison.Ordinal)),
            Case("replicas", Block + "    replicas: 0\n"),
            Case("streams", Block + "    streams: per_point\n"),
            Case("times do not increase", Block.Replace("[1, 10]", "[1, 5, 5, 10]", StringComparison.Ordinal)),
            Case("times after the end", Block.Replace("[1, 10]", "[20, 30]", StringComparison.Ordinal)),
            Case("negative time", Block.Replace("[1, 10]", "[-1, 10]", StringComparison.Ordinal)),
            Case("no time", Block.Replace("[1, 10]", "[]", StringComparison.Ordinal)),
            Case("negative end", Block.Replace("until: 10", "until: -10", StringComparison.Ordinal)),
            Case("time list of texts", Block.Replace("[1, 10]", "[soon, [1]]", StringComparison.Ordinal)),
            Case("every that does not advance", Block.Replace("[1, 10]", "every(0)", StringComparison.Ordinal)),
            Case("range without end", Block.Replace("[1, 10]", "[\"logspace(0, 10, 5)\", \"linspace(1, 2)\", \"linspace(1, 2, 1)\", \"1..2.5\", \"8..2\", \"1..1e7\"]", StringComparison.Ordinal)),
        ],
        ["expressions"] =
        [
            Case("division by zero", Sample.With("expect: \"${-beta/(1+beta)}\"", "expect: \"${-beta/(1-beta)}\"")),
            Case("division by zero at a point", Sample.With("init-scale: 0.01 }\n    data", "init-scale: \"${1/(eigenvalues-4)}\" }\n    data")),
            Case("unknown names", Sample.With("\"${eta}\", init-scale: 0.01 }\n    data", "\"${etta}\", init-scale: \"${2*foo-bar}\" }\n    data")),
            Case("kebab-case name misspelt", Block.Replace("{ use: every-kind }", "{ use: every-kind, number: \"${learning-rte - 1}\" }", StringComparison.Ordinal) + "parameters: { learning-rate: 1 }\n"),
            Case("syntax", """
                experiment: broken
                parameters: { a: "${}", b: "${1 +}", c: "${(1}", d: "${2**3}", e: "${1 = 1}", f: "${sqrt(1, 2)}", g: "${sqrt}", h: "${sinus(1)}", i: "${3x}", j: "${1", k: "${'a}", l: "${a[1]}", m: "${1 2}" }
                runs: { only: { model: every-kind, until: 1, observe: test-loss } }
                """),
            Case("values", """
                experiment: broken
                parameters: { name: erf, one: 1 }
                runs:
                  only:
                    model: { use: every-kind, number: "${name + 1}", whole: "${one / 2}", truth: "${one}", choice: "${name}s", limit: "${sqrt(-one)}", long: "${10^400}", text: "${name < 1}" }
                    until: "${one == name}"
                    observe: test-loss
                """),
            Case("circle of parameters", Block + "parameters: { a: \"${b + 1}\", b: \"${c}\", c: \"${a}\", d: \"${a}\" }\n"),
            Case("reserved and impossible names", Block + "parameters: { pi: 3, sqrt: 1, 1a: 1, a b: 2, list: [1], and: 2 }\n"),
            Case("a parameter that divides by zero, used twice", Block.Replace("{ use: every-kind }", "{ use: every-kind, number: \"${a}\", limit: \"${a}\" }", StringComparison.Ordinal) + "parameters: { a: \"${1/b}\", b: 0 }\n"),
            Case("depends on the sweep where it cannot", Sample.With("title: The", "title: \"${eigenvalues} The")
                .Replace("distinct eigenvalues\n", "distinct eigenvalues\"\n", StringComparison.Ordinal).Replace("exponent: \"${-beta/(1+beta)}\"", "exponent: \"${eigenvalues}\"", StringComparison.Ordinal)),
            Case("condition that is none", Sample.With("when: \"${eigenvalues <= 8}\"", "when: \"${eigenvalues}\"")),
            Case("long and deep", Block + "parameters: { a: \"${" + string.Concat(Enumerable.Repeat("1+", 1200)) + "1}\", b: \"${" + new string('(', 100) + "1" + new string(')', 100) + "}\" }\n"),
        ],
        ["sweeps"] =
        [
            Case("unequal zip", Swept("zip: { a: [1, 2, 3], b: [1, 2] }")),
            Case("no values", Swept("a: []\n  b: 1")),
            Case("swept twice", Swept("a: [1]\n  zip: { a: [1], b: [2] }")),
            Case("depends on swept", Swept("a: [1, 2]\n  b: [\"${2*a}\"]")),
            Case("list point without value", Swept("list: [ { a: 1, b: 2 }, { a: 2 } ]")),
            Case("list of numbers", Swept("list: [1, 2]\n  b: 1")),
            Case("twice the same point", Swept("a: [1, 2, 1]\n  b: 1")),
            Case("nested value", Swept("a: [[1, 2], { x: 1 }]\n  b: 1")),
            Case("unused", Swept("a: [1]\n  b: [2]\n  width: [1, 2]")),
            Case("too many points", Swept("a: 1..5000\n  b: 1..5000")),
            Case("column name", Swept("a: 1\n  b: 1\n  time: [1, 2]")),
            Case("faulty range", Swept("a: logspace(1, 10)\n  b: linspace(1, 10, 2.5)")),
            Case("when leaves nothing", Swept("a: [1, 2]\n  b: 1").Replace("until: 10", "until: 10\n    when: \"${a > 5}\"", StringComparison.Ordinal)),
            Case("number that is none", Swept("a: [1, 2_0]\n  b: [.nan]")),
        ],
        ["components"] =
        [
            Case("unknown components", Sample.With("use: committee-machine,", "use: comittee-machine,").Replace("[test-loss, order-parameters]", "[tst-loss, power-law]", StringComparison.Ordinal)
                .Replace("use: gaussian-committee", "use: gaussian", StringComparison.Ordinal).Replace("use: escape-time", "use: escape", StringComparison.Ordinal)),
            Case("capability of the model missing", Sample.With("[test-loss, order-parameters]", "[test-error]").Replace("observable: test-loss", "observable: test-error", StringComparison.Ordinal)),
            Case("no data", Block.Replace("{ use: every-kind }", "{ use: committee-machine, hidden-units: 2, learning-rate: 0.1 }", StringComparison.Ordinal)),
            Case("wrong data", Block.Replace("{ use: every-kind }", "{ use: committee-machine, hidden-units: 2, learning-rate: 0.1 }\n    data: plain-inputs", StringComparison.Ordinal)),
            Case("observer does not fit the model", Block.Replace("every-kind", "silent", StringComparison.Ordinal)),
            Case("cyclic like", Sample.With("  simulation:\n", "  simulation:\n    like: theory\n")),
            Case("like itself and like nothing", "experiment: broken\nruns:\n  a: { like: a }\n  b: { like: cc }\n  c: { like: [a] }\n"),
            Case("observer twice", Block.Replace("[test-loss]", "[test-loss, test-loss]", StringComparison.Ordinal)),
            Case("observable twice", Block.Replace("[test-loss]", "[test-loss, test-loss-twin]", StringComparison.Ordinal)),
            Case("use missing", Block.Replace("{ use: every-kind }", "{ number: 1 }", StringComparison.Ordinal)),
            Case("use is a list", Block.Replace("{ use: every-kind }", "[every-kind]", StringComparison.Ordinal)),
        ],
        ["analyses"] =
        [
            Case("names", Analysed("""
                  a: { use: power-law, of: nothing }
                  b: { use: power-law, of: theory, observable: test-los }
                  c: { use: power-law, of: theory, observable: student-teacher }
                  d: { use: power-law, of: theory, observable: "student-teacher[1]" }
                  e: { use: power-law, of: theory, observable: "student-teacher[0,1]" }
                  f: { use: power-law, of: theory, observable: "test-loss[1]" }
                  g: { use: power-law, of: theory }
                  h: { use: power-law, of: theory, x: eigenvalues, y: test-loss }
                  i: { use: power-law, of: theory, y: test-loss, observable: test-loss }
                  j: { use: power-law, of: escape, y: escape-tim }
                  k: { use: power-law, of: escape, x: eigenvals }
                  l: { use: power-law, of: k2, x: eigenvalues }
                  k2: { use: power-law, of: escape }
                  m: { use: power-law, of: escape, observable: test-loss }
                  n: { use: power-law }
                  theory: { use: power-law, of: simulation, observable: test-loss }
                  o: text
                  escape: { use: escape-time, of: theory, observable: test-loss }
                """)),
            Case("names of curves in options", Analysed("""
                  a: { use: agreement, of: simulation, observable: test-loss, with: theroy }
                  b: { use: agreement, of: simulation, observable: test-loss, with: simulation }
                  c: { use: agreement, of: simulation, observable: test-loss, with: test-los }
                  d: { use: agreement, of: simulation, observable: test-loss, with: "student-teacher[1, 1]" }
                  e: { use: agreement, of: simulation, observable: test-loss, with: student-teacher }
                  f: { use: agreement, of: simulation, observable: test-loss, with: escape }
                  g: { use: agreement, of: simulation, observable: test-loss, with: "${eigenvalues}" }
                  h: { use: agreement, of: simulation, observable: test-loss, with: theory, size: eigenvlaues }
                  i: { use: agreement, of: simulation, observable: test-loss, with: elsewhere, when: "${eigenvalues < 4}" }
                  j: { use: agreement, of: simulation, observable: test-loss, with: other-clock }
                  k: { use: agreement, of: escape, with: tail, size: test-loss }
                  l: { use: agreement, of: escape, y: plateau-height, with: escape-tim }
                  m: { use: agreement, of: escape, with: n }
                  n: { use: agreement, of: escape, with: m }
                  escape: { use: escape-time, of: theory, observable: test-loss }
                  tail: { use: power-law, of: theory, observable: test-loss }
                  few: { use: agreement, of: escape, x: escape-time, y: plateau-height }
                """).Replace("analyses:", """
                  elsewhere:
                    like: theory
                    when: "${eigenvalues > 4}"
                  other-clock:
                    like: theory
                    model: { use: every-kind }
                    observe: test-loss
                analyses:
                """, StringComparison.Ordinal)),
            Case("expectations", Analysed("""
                  a: { use: power-law, of: theory, observable: test-loss, expect: 1 }
                  b: { use: power-law, of: theory, observable: test-loss, tolerance: 1 }
                  c: { use: power-law, of: theory, observable: test-loss, expect: 1, tolerance: -1 }
                  d: { use: power-law, of: theory, observable: test-loss, expect: { exponnt: 1 }, tolerance: 1 }
                  e: { use: power-law, of: theory, observable: test-loss, expect: { exponent: 1, amplitude: 2 }, tolerance: { exponent: 1 } }
                  f: { use: power-law, of: theory, observable: test-loss, expect: { exponent: 1 }, tolerance: { exponent: 1, amplitude: 2 } }
                  g: { use: power-law, of: theory, observable: test-loss, expect: "${1/(eigenvalues-2)}", tolerance: 1 }
                  h: { use: power-law, of: escape, expect: "${eigenvalues}", tolerance: 1 }
                  i: { use: escape-time, of: theory, observable: test-loss, fraction: "${eigenvalues/8}" }
                  escape: { use: escape-time, of: theory, observable: test-loss }
                """)),
            Case("expressions of findings", Analysed("""
                  a: { use: derived, of: escape, findings: { h: escape.plateau-hight, x: nothing, y: theory }, value: h }
                  b: { use: derived, of: theory, findings: { h: escape }, value: h }
                  c: { use: derived, of: escape, x: eigenvalues, findings: { h: escape }, value: h }
                  d: { use: derived, of: escape, findings: { h: escape }, value: h * k }
                  e: { use: derived, of: escape, findings: { h: f }, value: h }
                  f: { use: derived, of: escape, findings: { h: e }, value: h }
                  escape: { use: escape-time, of: theory, observable: test-loss }
                """)),
            Case("circle", Analysed("""
                  a: { use: power-law, of: b, x: eigenvalues }
                  b: { use: power-law, of: c }
                  c: { use: power-law, of: a }
                  d: { use: power-law, of: d }
                """)),
        ],
        ["figures"] =
        [
            Case("series", Drawn("""
                  a: { series: [ { of: theory }, { of: nothing, y: b }, { of: theory, observable: test-loss, by: eigenvalue, style: dotted } ] }
                  b: { series: [ { of: theory, observable: test-loss, band: interval }, { of: escape, y: escape-time, bars: standard-error, by: eigenvalues } ] }
                  c: { series: [ { of: escape, band: standard-error }, { of: theory, observable: test-loss, band: standard-error, bars: standard-error } ] }
                  d: { series: [] }
                  e: { x: n }
                  f: { panels: [ { x: x } ], series: [ { of: theory, observable: test-loss } ] }
                  g: { columns: 2, series: [ text ] }
                  h: { panels: [], columns: 0 }
                  i: { names: { eigenvalue: L, eigenvalues: [] }, series: [ { of: theory, observable: test-loss } ] }
                  j: { names: [L], series: [ { of: theory, observable: test-loss } ] }
                """)),
            Case("axes and guides", Drawn("""
                  a: { x: { scale: logarithmic, min: 5, max: 1 }, y: { scale: log, min: 0 }, series: [ { of: theory, observable: test-loss } ] }
                  b: { x: { min: 5, max: 1 }, y: 3, series: [ { guide: power-law, exponent: 1, through: [1, 1] } ] }
                  c: { x: { scale: log }, y: { scale: log }, series: [ { guide: line }, { guide: power-law }, { guide: power-law, exponent: 1, through: [1, 0] }, { guide: power-law, exponent: 1, through: [1], from: 3, to: 2 }, { guide: power-law, exponent: 1, through: [1, 1], from: 3, to: 2 } ] }
                """)),
        ],
        ["overrides"] =
        [
            Case("form", Sample.Text, "eta", "=1", "parameters.eta=", "..={ experiment: other }", string.Concat(Enumerable.Repeat("a.", 30_000)) + "a=1"),
            Case("paths", Sample.Text, "parameters.etta=1", "runs.simulaton.until=5", "runs.simulation.untl=5", "runs.simulation.model.learning-rte=5", "analyses.tail.window[5]=1", "seed.x=1", "sead=1", "sweep.width=[1, 2]"),
            Case("values", Sample.Text, "runs.simulation.until=soon", "runs.theory.model.learning-rate=-1", "runs.simulation.at=[1, 2", "sweep.eigenvalues=[1, 3]", "parameters.eta=${1/0}"),
        ],
    };

    private static (string Name, string Text, string[] Overrides) Case(string name, string text, params string[] overrides) => (name, text, overrides);

    private static string Swept(string sweep) => Block.Replace("{ use: every-kind }", "{ use: every-kind, number: \"${a + b}\" }", StringComparison.Ordinal) + $"sweep:\n  {sweep}\n";

    private static string Analysed(string analyses) => Sample.Text[..Sample.Text.IndexOf("analyses:", StringComparison.Ordinal)] + "analyses:\n" + analyses;

    private static string Drawn(string figures) => Sample.Text[..Sample.Text.IndexOf("figures:", StringComparison.Ordinal)] + "figures:\n" + figures;
}
