using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.NormObservers;

/// <summary>
/// Records the spectral complexity of a network with <see cref="ILayers"/> in three variants, and the norms it is compared with (Bartlett, Foster and
/// Telgarsky 2017; D'Amico, Bocchi and Negri, arXiv 2505.13230).
/// </summary>
/// <param name="model">The model of the run.</param>
/// <param name="options">What is measured.</param>
[Cites("bartlett2017", "damico2025")]
[Description("Records spectral complexity, in the variants of the literature, and the norms it is compared with.")]
public sealed class NormObserver(ILayers model, NormOptions options) : IObserver
{
    private readonly NetworkNorms _norms = new(model, options);

    /// <summary>What it records.</summary>
    public static ObservableDescription[] Observables { get; } =
    [
        .. NormRecording.Both("spectral-complexity", "R = prod(rho sigma) (sum_i (||A_i' - M_i'||_{2,1} / sigma_i)^(2/3))^(3/2) of Bartlett et al., with the norm of each row of A_i, the weights into one unit"),
        .. NormRecording.Both("column-complexity", "R with the norms of columns in place of rows"),
        .. NormRecording.Both("tail-complexity", "prod(rho sigma) (sum_{i<L} (sum_{j>i} c_j / sigma_i)^(2/3))^(3/2) with c_j = ||A_j - M_j||_{2,1} over columns: the variant behind the published exponents of convolutional and residual networks; none for a single layer"),
        .. NormRecording.Both("spectral-product", "prod sigma, the product of the spectral norms"),
        new("l1-norm", "Sum of |theta| over the parameters."),
        new("l2-norm", "Square root of the sum of theta^2 over the parameters."),
        new("row-group-norm", "Sum over layers of the l2 norms of their rows."),
        new("column-group-norm", "G_{2,1}, the sum over layers of the l2 norms of their columns."),
    ];

    /// <inheritdoc/>
    public void Observe(IRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        _norms.Measure(recorder.Time);
        recorder.RecordLog("spectral-complexity", _norms.LogComplexity);
        recorder.RecordLog("column-complexity", _norms.LogColumnComplexity);
        recorder.RecordLog("tail-complexity", _norms.LogTailComplexity);
        recorder.RecordLog("spectral-product", _norms.LogProduct);
        recorder.Record("l1-norm", _norms.L1);
        recorder.Record("l2-norm", _norms.L2);
        recorder.Record("row-group-norm", _norms.Layers.Sum(layer => layer.Rows));
        recorder.Record("column-group-norm", _norms.Layers.Sum(layer => layer.Columns));
    }
}
