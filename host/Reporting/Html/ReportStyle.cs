namespace ScalingLab.Host.Reporting.Html;

/// <summary>The style sheet of the report; it names no font file and no address.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root {
          color-scheme: light dark;
          --paper: #ffffff; --ink: #1d2126; --faint: #5b6470; --rule: #d9dee4; --tint: #f5f7f9; --link: #0b5cad;
          --good: #0a6b3d; --good-tint: #e3f4ea; --bad: #a3261b; --bad-tint: #fbe9e6; --open: #7a5200; --open-tint: #fbf0d9;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #15181c; --ink: #e4e7eb; --faint: #9aa5b1; --rule: #343b44; --tint: #1e2329; --link: #7ab7ff;
            --good: #7ddba6; --good-tint: #12341f; --bad: #ff9d92; --bad-tint: #451a16; --open: #f3c76b; --open-tint: #3d2e0c;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0; background: var(--paper); color: var(--ink);
          font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
        }
        header, main, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
        header { padding-top: 2.25rem; }
        h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .3rem; text-wrap: balance; }
        h2 { font-size: 1.25rem; margin: 2.75rem 0 .75rem; padding-bottom: .3rem; border-bottom: 1px solid var(--rule); }
        h3 { font-size: 1rem; margin: 1.5rem 0 .4rem; }
        details { margin: .9rem 0; }
        summary { cursor: pointer; }
        summary h3 { display: inline; }
        p { margin: .4rem 0; }
        a { color: var(--link); }
        .faint { color: var(--faint); }
        .summary { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; margin: 1.1rem 0 0; padding: 0; }
        .summary li { line-height: 1.8rem; padding: .3rem .8rem; border-radius: .4rem; background: var(--tint); }
        .summary strong { font-size: 1.15rem; }
        .agrees { color: var(--good); background: var(--good-tint) !important; }
        .deviates, .failed { color: var(--bad); background: var(--bad-tint) !important; }
        .not-determined { color: var(--open); background: var(--open-tint) !important; }
        .verdict { display: inline-block; white-space: nowrap; padding: 0 .5rem; border-radius: .3rem; }
        .verdict.not-judged, .verdict.no-prediction { color: var(--faint); padding: 0; }
        figure { margin: 1.5rem 0 2.25rem; break-inside: avoid; }
        .paper { position: relative; background: #ffffff; color: #222222; border: 1px solid var(--rule); border-radius: .4rem; padding: .5rem; text-align: center; }
        .paper svg, .paper img { display: block; margin: 0 auto; max-width: 100%; height: auto; }
        .off { display: none; }
        .ring { fill: none; stroke-width: 2; pointer-events: none; }
        .tip {
          position: absolute; z-index: 1; max-width: min(20rem, 100%); padding: .3rem .6rem; border: 1px solid var(--faint); border-radius: .3rem; pointer-events: none;
          background: var(--paper); color: var(--ink); font-size: .8125rem; line-height: 1.4; text-align: left;
        }
        .tip > * { display: block; }
        .tip[hidden] { display: none; }
        .tools { display: flex; flex-wrap: wrap; gap: .35rem 1.25rem; margin: .5rem 0; font-size: .875rem; }
        .keys { display: flex; flex-wrap: wrap; gap: .3rem; }
        .scales { display: flex; flex-wrap: wrap; gap: .3rem .9rem; }
        .tools button {
          font: inherit; color: var(--ink); background: var(--tint); border: 1px solid var(--rule); border-radius: .3rem; padding: .1rem .5rem; cursor: pointer;
          text-align: left; overflow-wrap: anywhere;
        }
        .scales button + button { margin-left: .2rem; }
        .scales button[aria-pressed=true] { border-color: var(--link); color: var(--link); }
        .tools button:disabled { opacity: .45; cursor: not-allowed; }
        .keys button[aria-pressed=false] { color: var(--faint); text-decoration: line-through; background: none; }
        .swatch { display: inline-block; width: 1.4rem; margin-right: .4rem; vertical-align: middle; border-top: 3px solid; }
        .swatch.dashed { border-top-style: dashed; }
        .swatch.dotted { border-top-style: dotted; }
        .swatch.markers { width: .6rem; height: .6rem; border: 0; border-radius: 50%; background: currentColor; }
        button[aria-pressed=false] .swatch { opacity: .4; }
        .paper:focus-visible, button:focus-visible, pre:focus-visible, summary:focus-visible, .wide:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        .unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        @media screen and (prefers-color-scheme: dark) {
          /* What inverting makes of white, so that the drawing has no edge. */
          .paper { background: #141414; }
          .paper svg, .swatch { filter: invert(.92) hue-rotate(180deg); }
          .paper img { background: #ffffff; }
        }
        figcaption { margin-top: .5rem; font-size: .925rem; }
        figcaption ul { margin: .25rem 0 0; padding-left: 1.2rem; color: var(--faint); }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; font-size: .925rem; min-width: 24rem; }
        caption { text-align: left; font-weight: 600; padding: .6rem 0 .25rem; max-width: calc(100vw - 2.5rem); }
        th, td { text-align: left; vertical-align: top; padding: .3rem 1rem .3rem 0; border-bottom: 1px solid var(--rule); }
        thead th { color: var(--faint); font-weight: 600; white-space: nowrap; }
        tbody th { font-weight: 400; }
        td.name { white-space: nowrap; }
        @media (min-width: 45rem) { .findings tbody th { white-space: nowrap; } }
        @media (max-width: 40rem) { th, td { padding-right: .6rem; } }
        td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        tr.noted > * { border-bottom: 0; padding-bottom: 0; }
        td.note { color: var(--faint); font-size: .875rem; padding-top: 0; }
        td.value { overflow-wrap: anywhere; white-space: pre-wrap; }
        code, pre { font: .875rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
        pre { margin: .5rem 0; padding: .8rem 1rem; background: var(--tint); border-radius: .4rem; overflow-x: auto; tab-size: 2; }
        sub, sup { line-height: 0; }
        footer { margin-top: 3rem; padding-bottom: 2.5rem; font-size: .875rem; color: var(--faint); }
        @media print {
          :root { color-scheme: light; --paper: #ffffff; --ink: #000000; --faint: #444444; --rule: #bbbbbb; --tint: #ffffff; --link: #000000;
            --good: #0a6b3d; --good-tint: #ffffff; --bad: #a3261b; --bad-tint: #ffffff; --open: #7a5200; --open-tint: #ffffff; }
          body { font-size: 10pt; }
          header, main, footer { max-width: none; padding: 0; }
          .paper { border: 0; padding: 0; }
          .tools, .tip, .ring { display: none; }
          .paper svg { max-height: 22cm; }
          .wide { overflow: visible; }
          table { min-width: 0; }
          pre { white-space: pre-wrap; border: 1px solid var(--rule); }
          h2, h3, caption { break-after: avoid; }
          tr { break-inside: avoid; }
          tr.noted { break-after: avoid; }
        }
        """;
}
