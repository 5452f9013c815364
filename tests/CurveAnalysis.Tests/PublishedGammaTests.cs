using System.Globalization;
using ScalingLab.CurveAnalysis;
using ScalingLab.Sdk;

namespace CurveAnalysis.Tests;

public sealed class PublishedGammaTests
{
    // Oracle: the table of D'Amico, Bocchi and Negri 2025 (arXiv 2505.13230), gamma1 gamma2 and measured gamma, recomputed from their aggregated curves
    // (Francill99/deep_norm). gamma1: slope of ln error on ln norm, both relative to the minimum, in the window of the paper, averaged over the sizes from the
    // first fitted one; gamma2: slope of ln norm at the minimum on ln P from the given size; measured gamma: slope of the least error over all P. The printed
    // digits are three, so half a unit of the last; the windows are those of the paper's own analysis.
    [Theory]
    [InlineData("CNN", "MNIST", 1e-3, 1e-2, 0, 0.597, 0.545)]
    [InlineData("CNN", "CIFAR10", 1e-300, 0.3, 6, 0.277, 0.245)]
    [InlineData("CNN", "CIFAR100", 1e-300, 0.3, 6, 0.162, 0.164)]
    [InlineData("ResNet", "MNIST", 0.08, 0.3, 4, 0.570, 0.687)]
    [InlineData("ResNet", "CIFAR10", 1.5e-3, 4e-3, 0, 0.538, 0.564)]
    [InlineData("ResNet", "CIFAR100", 1e-3, 4e-3, 0, 0.315, 0.366)]
    [InlineData("ViT", "MNIST", 1e-300, 1e-25, 9, 0.473, 0.538)]
    [InlineData("ViT", "CIFAR10", 1e-30, 1e-16, 0, 0.229, 0.209)]
    [InlineData("ViT", "CIFAR100", 1e-32, 1.5e-20, 0, 0.143, 0.117)]
    public void All_entries_of_the_published_table(string model, string dataset, double from, double to, int firstNorm, double predicted, double measured)
    {
        var sizes = Read("norm-at-optimum.csv", model, dataset);
        var curves = Read("norm-resolved-test-error.csv", model, dataset);
        double[] examples = [.. sizes.Select(row => row[0])];
        double gamma = -Exponent(new Curve(examples, [.. sizes.Select(row => row[2])]));
        double gamma2 = Exponent(new Curve(examples, [.. sizes.Select(row => row[1])]), examples[firstNorm], examples[^1]);
        List<double> slopes = [];
        foreach (double[] size in sizes.Skip((int)sizes[0][4]))
        {
            var relative = curves.Where(row => row[0] == size[0]).Select(row => (X: row[1] / size[3], Y: row[2] / size[2])).OrderBy(point => point.X).ToArray();
            double slope = Exponent(new Curve([.. relative.Select(point => point.X)], [.. relative.Select(point => point.Y)]), from, to);
            if (!double.IsNaN(slope)) slopes.Add(-slope);
        }

        Assert.Equal(measured, gamma, 5.1e-4);
        Assert.Equal(predicted, slopes.Average() * gamma2, 5.1e-4);
    }

    private static double Exponent(Curve curve, double from = 0, double to = double.MaxValue) =>
        new PowerLawFit(new() { Window = [from, to], Scan = 0 }).Analyse(new CurveFamily("f", "x", "y", [new CurveGroup(ParameterPoint.Empty, [curve])])).First().Value;

    private static double[][] Read(string file, string model, string dataset) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "ReferenceData", file)).Select(line => line.Split(','))
            .Where(cells => cells[0] == model && cells[1] == dataset)
            .Select(cells => cells[2..].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray())];
}
