using System.ComponentModel;
using System.Globalization;
using MathNet.Numerics.Distributions;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>
/// Finds the plateau of learning curves and the time at which they have left it (for the committee machine: Worschech and Rosenow 2024, the unspecialised
/// plateau). Each replica is searched by itself, because averaging curves that escape at different times would smear the escape; the value is the
/// mean over replicas with Student's t interval.
/// </summary>
/// <param name="options">What counts as plateau and as escaped.</param>
[Cites("worschech2024")]
[Description("Finds the plateau of a learning curve and the time at which the curve has left it.")]
public sealed class EscapeTime(EscapeTimeOptions options) : IAnalysis
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Analyse(CurveFamily family) => family.Groups.SelectMany(Analyse);

    private IEnumerable<Finding> Analyse(CurveGroup group)
    {
        var searches = group.Replicas.Select(curve => PlateauSearch.Find(curve, options)).ToArray();
        var found = searches.Where(search => search.Plateau is not null).Select(search => search.Plateau!).ToArray();
        if (found.Length < searches.Length)
        {
            int missing = Array.FindIndex(searches, search => search.Plateau is null);
            string which = searches.Length == 1 ? "" : $"{searches.Length - found.Length} of {searches.Length} replicas have no escape time; in the first of them ";
            string reason = which + searches[missing].Reason;
            return [
                Finding.NotDetermined("escape-time", group.Point, reason),
                Finding.NotDetermined("plateau-height", group.Point, reason),
                Finding.NotDetermined("plateau-start", group.Point, reason),
                Finding.NotDetermined("plateau-end", group.Point, reason),
            ];
        }

        return [
            Mean("escape-time", group, found.Select(plateau => plateau.Escape)),
            Mean("plateau-height", group, found.Select(plateau => plateau.Height)),
            Mean("plateau-start", group, found.Select(plateau => plateau.Start)),
            Mean("plateau-end", group, found.Select(plateau => plateau.End)),
        ];
    }

    private Finding Mean(string name, CurveGroup group, IEnumerable<double> values)
    {
        var mean = SampleMean.Of(values);
        double quantile = mean.DegreesOfFreedom >= 1 ? StudentT.InvCDF(0, 1, mean.DegreesOfFreedom, 0.5 * (1 + options.Confidence)) : double.NaN;
        string interval = mean.DegreesOfFreedom >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{100 * options.Confidence:G4} % interval over {group.Replicas.Count} replicas")
            : "one curve, no interval";
        return new Finding
        {
            Name = name,
            Point = group.Point,
            Value = mean.Value,
            Low = mean.Value - quantile * mean.StandardError,
            High = mean.Value + quantile * mean.StandardError,
            Note = string.Create(CultureInfo.InvariantCulture, $"escaped at {options.Fraction:G3} of the plateau's height; {interval}"),
        };
    }
}
