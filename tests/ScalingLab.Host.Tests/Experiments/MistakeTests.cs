using System.Text;
using ScalingLab.Host.Tests.Reporting;

namespace ScalingLab.Host.Tests.Experiments;

/// <summary>Every mistake is told with its place and the remedy; the texts are golden files. Each is read under two cultures.</summary>
public sealed class MistakeTests
{
    public static TheoryData<string> Groups => [.. Mistakes.Groups.Keys];

    [Theory]
    [MemberData(nameof(Groups))]
    public void Are_told_with_place_and_remedy(string group)
    {
        var text = new StringBuilder();
        foreach (var (name, yaml, overrides) in Mistakes.Groups[group])
            text.Append("## ").Append(name).Append("\n\n").Append(Sample.Problems(yaml, overrides)).Append('\n');
        GoldenFile.Matches($"{group}.txt", Encoding.UTF8.GetBytes(text.ToString()));
    }
}
