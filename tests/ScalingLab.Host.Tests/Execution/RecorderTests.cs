using ScalingLab.Host.Execution;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Tests.Execution;

public sealed class RecorderTests
{
    private static readonly ObservableDescription[] Observables = [new("loss", "A number."), new("overlap", "A matrix.", Rank: 2)];

    [Fact]
    public void A_matrix_becomes_a_column_per_element_counted_from_one()
    {
        Recorder table = new();
        var recorder = table.For("observer", Observables);
        table.Begin(1);
        recorder.Record("overlap", [1, 2, 3, 4, 5, 6], 2, 3);

        var columns = table.ToObservations().Columns;

        Assert.Equal(["overlap[1,1]", "overlap[1,2]", "overlap[1,3]", "overlap[2,1]", "overlap[2,2]", "overlap[2,3]"], columns.Keys);
        Assert.Equal([6.0], columns["overlap[2,3]"]);
    }

    [Fact]
    public void What_is_not_recorded_at_every_time_leaves_gaps()
    {
        Recorder table = new();
        var recorder = table.For("observer", Observables);
        table.Begin(1);
        table.Begin(2);
        recorder.Record("loss", 5);
        table.Begin(3);

        Assert.Equal([double.NaN, 5, double.NaN], table.ToObservations().Columns["loss"]);
    }

    [Fact]
    public void Recording_twice_at_one_time_is_an_error()
    {
        Recorder table = new();
        var recorder = table.For("observer", Observables);
        table.Begin(1);
        recorder.Record("loss", 5);

        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => recorder.Record("loss", 6)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_rank_than_registered_is_an_error()
    {
        Recorder table = new();
        var recorder = table.For("observer", Observables);
        table.Begin(1);

        Assert.Contains("rank 2, but records rank 0", Assert.Throws<ArgumentException>(() => recorder.Record("overlap", 6)).Message, StringComparison.Ordinal);
        Assert.Contains("do not fill the shape 2 × 2", Assert.Throws<ArgumentException>(() => recorder.Record("overlap", [1, 2, 3], 2, 2)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_not_finite_fails_the_run(double value)
    {
        Recorder table = new();
        table.Begin(0.5);

        Assert.Contains("at 0.5", Assert.Throws<RunFailedException>(() => table.For("observer", Observables).Record("loss", value)).Message, StringComparison.Ordinal);
    }
}
