using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ScalingLab.Host.Reporting.Svg;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Tests.Reporting;

public sealed class SvgRendererTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string, string> SamplesAndCultures()
    {
        var data = new TheoryData<string, string>();
        foreach (string name in SampleFigures.All.Keys)
        {
            data.Add(name, "");
            data.Add(name, "de-DE");
        }

        return data;
    }

    public static TheoryData<string> Samples() => [.. SampleFigures.All.Keys];

    [Theory]
    [MemberData(nameof(SamplesAndCultures))]
    public void A_figure_gives_the_same_bytes_in_every_culture(string name, string culture)
    {
        var previous = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            GoldenFile.Matches(name + ".svg", Render(SampleFigures.All[name]()));
        }
        finally
        {
            CultureInfo.CurrentCulture = previous;
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_figure_is_accessible_and_refers_to_nothing_outside(string name)
    {
        var svg = Parse(SampleFigures.All[name]());
        Assert.Equal("img", (string?)svg.Attribute("role"));
        string[] named = ((string)svg.Attribute("aria-labelledby")!).Split(' ');
        Assert.Equal(["title", "desc"], named.Select(id => svg.Elements().Single(element => (string?)element.Attribute("id") == id).Name.LocalName));
        Assert.All(svg.DescendantsAndSelf().Attributes(), attribute =>
            Assert.True(attribute.IsNamespaceDeclaration || !attribute.Value.Contains("://", StringComparison.Ordinal), attribute.ToString()));
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName is "script" or "style" or "image" or "foreignObject");
    }

    [Fact]
    public void Several_figures_can_stand_in_one_page()
    {
        var panels = Parse(SampleFigures.Panels());
        var curves = Parse(SampleFigures.LearningCurves());
        var similar = Parse(SampleFigures.LearningCurves() with { Name = "learning_curves" });
        string[] ids = [.. new[] { panels, curves, similar }.SelectMany(svg => svg.Descendants()).Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        string[] used = [.. panels.Descendants().Attributes("clip-path").Select(clip => clip.Value)];
        Assert.All(used, clip => Assert.Contains(clip["url(#".Length..^1], ids));
        Assert.Equal(4, used.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Nothing_is_written_far_outside_the_picture(string name)
    {
        var svg = Parse(SampleFigures.All[name]());
        Assert.All(Coordinates(svg), number => Assert.InRange(number, -2000, 3000));
    }

    public static TheoryData<string> Hostile() => [.. HostileFigures.All.Keys];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Degenerate_data_still_give_a_valid_picture(string name)
    {
        var svg = Parse(HostileFigures.All[name].Figure());
        Assert.All(Coordinates(svg), number => Assert.InRange(number, -5000, 10000));
        bool saysNoData = svg.Descendants(Svg + "text").Any(text => text.Value.StartsWith("no data", StringComparison.Ordinal));
        Assert.Equal(HostileFigures.All[name].IsDrawn, !saysNoData);
        bool drawsPoints = svg.Descendants().Any(element => element.Name.LocalName == "circle" || (string?)element.Attribute("stroke-width") == "1.7");
        Assert.Equal(HostileFigures.All[name].IsDrawn, drawsPoints);
    }

    [Fact]
    public void Text_is_escaped_and_cleaned()
    {
        var panel = SampleFigures.Exponents().Panels[0];
        var svg = Parse(new Figure
        {
            Name = "a<b>&\"c\"",
            Title = "x < y & \u0001 \uD800 </svg>",
            Panels = [panel with { Title = "<script>", X = new Axis { Label = "^{12}C_i^2 & more" } }],
        });
        string[] texts = [.. svg.Descendants(Svg + "text").Select(text => text.Value)];
        Assert.Contains("x < y & \uFFFD \uFFFD </svg>", texts);
        Assert.Contains("<script>", texts);
        Assert.Contains("12Ci2 & more", texts);
    }

    [Fact]
    public void The_stream_stays_open_and_gets_no_byte_order_mark()
    {
        using var output = new MemoryStream();
        new SvgRenderer().Render(SampleFigures.Exponents(), output);
        Assert.True(output.CanWrite);
        Assert.StartsWith("<svg ", Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
    }

    internal static byte[] Render(Figure figure)
    {
        using var output = new MemoryStream();
        new SvgRenderer().Render(figure, output);
        return output.ToArray();
    }

    private static XElement Parse(Figure figure) => XElement.Parse(Encoding.UTF8.GetString(Render(figure)), LoadOptions.PreserveWhitespace);

    private static IEnumerable<double> Coordinates(XElement svg)
    {
        string[] numeric = ["d", "x", "y", "cx", "cy", "r", "width", "height", "viewBox", "dy", "font-size"];
        return svg.DescendantsAndSelf().Attributes()
            .Where(attribute => numeric.Contains(attribute.Name.LocalName))
            .SelectMany(attribute => attribute.Value.Split([' ', 'M', 'L', 'Z'], StringSplitOptions.RemoveEmptyEntries))
            .Select(number => double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture));
    }
}
