using ScalingLab.Sdk;

namespace ScalingLab.Numerics;

/// <summary>
/// The responses J_k = (I + λ_k E)⁻¹ E of many modes k to one strictly causal kernel E that becomes known row by row: the inner loop of the dynamical mean-field theory
/// (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858; the resolvent of the mode is H_k = (I + λ_k E)⁻¹ = I − λ_k J_k).
/// </summary>
/// <remarks>
/// Only E is stored, 4 T² bytes, not the responses of K modes. E and J_k commute, so that row t of J_k solves J_k (I + λ_k E) = E, which needs of E alone the rows
/// before t: J_k(t, s) = E(t, s) − λ_k Σ_{s &lt; r &lt; t} J_k(t, r) E(r, s), backwards in s for all modes at once, K t²/2 multiply-adds from the caches. Products with all
/// of J_k follow from Σ_k J_k W_k = E Σ_k H_k W_k and <see cref="Resolve"/>. Not thread-safe.
/// </remarks>
public sealed class CausalResolvents : ICheckpointable
{
    private readonly double[] rates;

    /// <summary>Takes the modes; the kernel has no row yet.</summary>
    /// <param name="rates">λ_k, one a mode, at least one.</param>
    /// <exception cref="ArgumentException">There is no mode, or a rate is not finite.</exception>
    public CausalResolvents(ReadOnlySpan<double> rates)
    {
        if (rates.IsEmpty)
        {
            throw new ArgumentException("There is no mode: give at least one rate.", nameof(rates));
        }

        for (int k = 0; k < rates.Length; k++)
        {
            if (!double.IsFinite(rates[k]))
            {
                throw new ArgumentException(FormattableString.Invariant($"The rate of mode {k} is {rates[k]}; it must be finite."), nameof(rates));
            }
        }

        Latest = new ModeBlock(rates.Length);
        this.rates = new double[Latest.Stride];
        rates.CopyTo(this.rates);
    }

    /// <summary>K, the number of modes.</summary>
    public int Modes => Latest.Modes;

    /// <summary>E, with zeros on its diagonal.</summary>
    public CausalMatrix Kernel { get; } = new();

    /// <summary>The row of all J_k computed last: element (s, k) is J_k(t, s), s &lt; t.</summary>
    public ModeBlock Latest { get; }

    /// <summary>Takes row t of E and computes row t of all J_k into <see cref="Latest"/>.</summary>
    /// <param name="kernelRow">E(t, 0), …, E(t, t − 1), where t is the number of rows known so far.</param>
    /// <exception cref="ArgumentException">The row has not t numbers.</exception>
    public void Append(ReadOnlySpan<double> kernelRow)
    {
        int t = Kernel.Count;
        if (kernelRow.Length != t)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Row {t} of a strictly causal kernel is 1×{t}, but 1×{kernelRow.Length} was given."), nameof(kernelRow));
        }

        kernelRow.CopyTo(Kernel.Append());
        Latest.Resize(t);
        if (t > 0) Kernel.SolveBackwards(Latest, rates, kernelRow);
    }

    /// <summary>W_k ← H_k W_k over the first times, as many as W has: W_k(t) − λ_k Σ_{r &lt; t} E(t, r) (H_k W_k)(r), forwards in t.</summary>
    /// <param name="block">W, at most as many times as rows of E are known; overwritten.</param>
    /// <exception cref="ArgumentException">The block has another number of modes, or more times.</exception>
    public void Resolve(ModeBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (block.Modes != Modes || block.Rows > Kernel.Count)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The block has {block.Modes} modes at {block.Rows} times; it needs {Modes} modes at no more than {Kernel.Count} times."), nameof(block));
        }

        Kernel.SolveForwards(block, rates);
    }

    /// <inheritdoc/>
    public void Save(CheckpointWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("kernel", Kernel);
    }

    /// <summary>Restores the kernel; <see cref="Latest"/> is empty until the next row.</summary>
    /// <inheritdoc/>
    public void Load(CheckpointReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        reader.Read("kernel", Kernel);
        Latest.Resize(0);
    }
}
