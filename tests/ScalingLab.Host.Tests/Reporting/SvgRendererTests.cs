using System.Globalization;
using System.Text;
using ScalingLab.Host.Reporting.Svg;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Tests.Reporting;

public sealed class SvgRendererTests
{
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

    internal static byte[] Render(Figure figure)
    {
        using var output = new MemoryStream();
        new SvgRenderer().Render(figure, output);
        return output.ToArray();
    }
}
