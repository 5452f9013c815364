namespace ScalingLab.Sdk;

/// <summary>Takes the numbers that an observer reads at the present observation time.</summary>
public interface IRecorder
{
    /// <summary>The present time on the model's clock.</summary>
    double Time { get; }

    /// <summary>Records a number.</summary>
    /// <param name="observable">A name that the observer was registered with, of rank 0.</param>
    /// <param name="value">A finite number.</param>
    /// <exception cref="RunFailedException">The value is not finite.</exception>
    /// <exception cref="ArgumentException">The name was not registered, has another rank, or was recorded already at this time.</exception>
    void Record(string observable, double value);

    /// <summary>Records a vector or matrix; each element becomes a curve of its own, <c>name[i]</c> or <c>name[i,j]</c>, indices from 1.</summary>
    /// <param name="observable">A name that the observer was registered with, of the rank of <paramref name="shape"/>.</param>
    /// <param name="values">Finite numbers, row by row.</param>
    /// <param name="shape">The lengths; their product is the number of values.</param>
    /// <exception cref="RunFailedException">A value is not finite.</exception>
    /// <exception cref="ArgumentException">As above, or the shape does not fit.</exception>
    void Record(string observable, ReadOnlySpan<double> values, params ReadOnlySpan<int> shape);
}
