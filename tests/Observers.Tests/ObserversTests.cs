using ScalingLab.Observers;
using ScalingLab.Sdk;

namespace Observers.Tests;

public sealed class ObserversTests
{
    [Fact]
    public void EachLossIsReadAnewAtEachObservation()
    {
        var model = new Losses { TestLoss = 0.5, TrainLoss = 0.25, TestError = 0.1 };
        var recording = new Recording();
        IObserver[] observers = [new TestLossObserver(model), new TrainLossObserver(model), new TestErrorObserver(model)];

        foreach (var observer in observers)
            observer.Observe(recording);
        model.TestLoss = 0.4;
        observers[0].Observe(recording);

        Assert.Equal(["test-loss", "train-loss", "test-error", "test-loss"], recording.Entries.Select(entry => entry.Name));
        Assert.Equal([0.5, 0.25, 0.1, 0.4], recording.Entries.Select(entry => Assert.Single(entry.Values)));
        Assert.All(recording.Entries, entry => Assert.Empty(entry.Shape));
    }

    [Fact]
    public void EachObservableOfALinearClassifierIsRecordedUnderItsOwnName()
    {
        var model = new Classifier();
        var recording = new Recording();
        IObserver[] observers =
            [new RelativeTestErrorObserver(model), new TrainErrorObserver(model), new OverlapObserver(model), new MarginObserver(model), new ResidualObserver(model)];

        foreach (var observer in observers)
            observer.Observe(recording);

        Assert.Equal(["relative-test-error", "train-error", "overlap", "margin", "residual"], recording.Entries.Select(entry => entry.Name));
        Assert.Equal([0.75, 0.125, 0.5, -0.25, 1e-9], recording.Entries.Select(entry => Assert.Single(entry.Values)));
    }

    [Fact]
    public void OrderParametersAreMatricesRowByRow()
    {
        var recording = new Recording();

        new OrderParametersObserver(new Overlaps()).Observe(recording);

        Assert.Equal(["student-teacher", "student-student", "teacher-teacher"], recording.Entries.Select(entry => entry.Name));
        Assert.Equal([11, 12, 21, 22, 31, 32], recording.Entries[0].Values);
        Assert.Equal([3, 2], recording.Entries[0].Shape);
        Assert.Equal([3, 3], recording.Entries[1].Shape);
        Assert.Equal(9, recording.Entries[1].Values.Length);
        Assert.Equal([2, 2], recording.Entries[2].Shape);
        Assert.Equal(4, recording.Entries[2].Values.Length);
    }

    private sealed class Classifier : IRelativeTestError, ITrainError, IOverlap, IMargin, IResidual
    {
        public double RelativeTestError => 0.75;

        public double TrainError => 0.125;

        public double Overlap => 0.5;

        public double Margin => -0.25;

        public double Residual => 1e-9;
    }

    private sealed class Losses : ITestLoss, ITrainLoss, ITestError
    {
        public double TestLoss { get; set; }

        public double TrainLoss { get; set; }

        public double TestError { get; set; }
    }

    /// <summary>K = 3, M = 2; element (i, n) of R is 10 i + n, counted from 1.</summary>
    private sealed class Overlaps : IOrderParameters
    {
        public int StudentUnits => 3;

        public int TeacherUnits => 2;

        public void CopyOrderParameters(Span<double> studentTeacher, Span<double> studentStudent, Span<double> teacherTeacher)
        {
            for (int i = 0; i < 3; i++)
            {
                for (int n = 0; n < 2; n++)
                    studentTeacher[(2 * i) + n] = (10 * (i + 1)) + n + 1;
            }
        }
    }
}
