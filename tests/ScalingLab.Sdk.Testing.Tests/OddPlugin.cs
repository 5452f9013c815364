using System.ComponentModel.DataAnnotations;

namespace ScalingLab.Sdk.Testing.Tests;

/// <summary>Everything about it is badly named, undescribed or not validated.</summary>
internal sealed class OddPlugin : IPlugin
{
    public void Register(IPluginRegistry registry) => registry
        .AddModel<Odd, OddOptions>("Odd Model", clock: "time")
        .AddObserver<OddObserver, NoOptions>("odd-observer", new ObservableDescription("odd", ""));

    internal sealed record OddOptions : IValidatableObject
    {
        public int Width { get; init; } = 1;

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
            100 / Width > 50 ? [] : [new ValidationResult("must be 1")];
    }

    internal sealed class Odd(OddOptions options) : IModel
    {
        public double Time { get; private set; } = options.Width - 1;

        public void Advance(double until, CancellationToken cancel) => Time = until;
    }

    internal sealed class OddObserver(IModel model) : IObserver
    {
        public void Observe(IRecorder recorder) => recorder.Record("even", model.Time);
    }
}
