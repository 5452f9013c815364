using ScalingLab.Observers;
using ScalingLab.Testing;

namespace Observers.Tests;

public sealed class PluginTests
{
    [Fact]
    public void RegistersItsObserversWithTheirObservables()
    {
        Assert.Equal(
            [
                "observer test-loss TestLossObserver NoOptions: test-loss/0",
                "observer train-loss TrainLossObserver NoOptions: train-loss/0",
                "observer test-error TestErrorObserver NoOptions: test-error/0",
                "observer relative-test-error RelativeTestErrorObserver NoOptions: relative-test-error/0",
                "observer train-error TrainErrorObserver NoOptions: train-error/0",
                "observer overlap OverlapObserver NoOptions: overlap/0",
                "observer margin MarginObserver NoOptions: margin/0",
                "observer residual ResidualObserver NoOptions: residual/0",
                "observer weight-norm WeightNormObserver NoOptions: weight-norm/0",
                "observer kernel-sharpness KernelSharpnessObserver NoOptions: kernel-sharpness/0",
                "observer compute ComputeObserver NoOptions: compute/0",
                "observer output-weight OutputWeightObserver NoOptions: output-weight/0",
                "observer specialisation SpecialisationObserver NoOptions: specialisation/0 assignment/1",
                "observer order-parameters OrderParametersObserver NoOptions: student-teacher/2 student-student/2 teacher-teacher/2",
            ],
            RecordingRegistry.EntriesOf(new ObserversPlugin()));
    }
}
