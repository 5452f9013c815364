using System.Text;
using ScalingLab.Host.Reporting.Html;

namespace ScalingLab.Host.Watch;

/// <summary>The page that shows a sweep while it goes on: in the style of the report, filled by its script.</summary>
internal static class WatchPage
{
    public static string Html { get; } = $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,">
        <title>slab</title>
        <style>
        {{ReportStyle.Css.ReplaceLineEndings("\n")}}
        progress { width: 100%; height: 1.1rem; accent-color: var(--link); }
        td progress { width: 8rem; vertical-align: middle; }
        .stale { opacity: .6; }
        [hidden] { display: none; }
        </style>
        </head>
        <body>
        <header>
        <h1 id="title">slab</h1>
        <p class="faint"><span id="source"></span>experiment <code id="experiment"></code></p>
        <p><strong id="phase" role="status">connecting</strong> <span id="times"></span></p>
        <progress id="fraction" max="1" value="0" aria-label="Progress of the sweep"></progress>
        <ul class="summary" id="runs" aria-label="Runs"></ul>
        <noscript><p>This page needs its script. Without it, <code>progress.json</code>, <code>findings.json</code> and <code>results.html</code> at this address have the same content.</p></noscript>
        </header>
        <main>
        <section id="running" aria-labelledby="running-heading" hidden>
        <h2 id="running-heading">Running</h2>
        <div class="wide" role="region" tabindex="0" aria-label="Runs in hand">
        <table>
        <thead><tr><th scope="col">Run</th><th scope="col">Progress</th><th scope="col" class="number">Clock</th><th scope="col" class="number">Elapsed</th></tr></thead>
        <tbody id="running-rows"></tbody>
        </table>
        </div>
        </section>
        <div id="figures"></div>
        <div id="findings-so-far"></div>
        <section id="failures" aria-labelledby="failures-heading" hidden>
        <h2 id="failures-heading">Failed runs</h2>
        <div class="wide" role="region" tabindex="0" aria-label="Failed runs and their messages">
        <table>
        <thead><tr><th scope="col">Run</th><th scope="col">Message</th></tr></thead>
        <tbody id="failure-rows"></tbody>
        </table>
        </div>
        </section>
        </main>
        <footer><p id="note">Findings are those of the finished runs. A point without a finished run shows the curve of its running run that is farthest.</p></footer>
        <script src="report.js"></script>
        <script src="watch.js"></script>
        </body>
        </html>

        """.ReplaceLineEndings("\n");

    public static string Script { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(WatchPage).Assembly.GetManifestResourceStream("watch.js")!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
