using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.Numerics;

/// <summary>
/// The responses J_k = (I + λ_k E)⁻¹ E of many modes k to one strictly causal kernel E, grown row by row as E becomes known: the inner loop of
/// the dynamical mean-field theory, where row t of E depends on rows before t of J (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858; the
/// resolvent of the mode is H_k = (I + λ_k E)⁻¹ = I − λ_k J_k).
/// </summary>
/// <remarks>
/// Row t obeys J_k(t, s) = E(t, s) − λ_k Σ_{s &lt; r &lt; t} E(t, r) J_k(r, s) for s &lt; t. Rows are stored one after the other, row t as t × K numbers with
/// the mode fastest: 4 K T² bytes in all. Appending row t reads all rows before it once, K t² multiply-adds; that is the speed of memory.
/// Not thread-safe.
/// </remarks>
public sealed unsafe class CausalResolvents : ICheckpointable
{
    private readonly double[] rates;
    private readonly double[][] rows;

    /// <summary>Makes room for the rows of all modes.</summary>
    /// <param name="rates">λ_k, one a mode, at least one.</param>
    /// <param name="capacity">The number of rows T, at least 1.</param>
    /// <exception cref="ArgumentException">There is no mode, or a rate is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is less than 1, or a row would exceed the largest array.</exception>
    public CausalResolvents(ReadOnlySpan<double> rates, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
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

        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)capacity * rates.Length, Array.MaxLength, nameof(capacity));
        this.rates = rates.ToArray();
        rows = new double[capacity][];
    }

    /// <summary>K, the number of modes.</summary>
    public int Modes => rates.Length;

    /// <summary>The number of rows known so far.</summary>
    public int Count { get; private set; }

    /// <summary>Computes row t = <see cref="Count"/> of all J_k.</summary>
    /// <param name="kernelRow">E(t, 0), …, E(t, t − 1).</param>
    /// <exception cref="ArgumentException">The row has not t numbers.</exception>
    /// <exception cref="InvalidOperationException">All rows are known already.</exception>
    public void Append(ReadOnlySpan<double> kernelRow)
    {
        int t = Count;
        if (t == rows.Length)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"All {t} rows are known already; give a larger capacity."));
        }

        if (kernelRow.Length != t)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Row {t} of a strictly causal kernel is 1×{t}, but 1×{kernelRow.Length} was given."), nameof(kernelRow));
        }

        int modes = Modes;
        double[] row = new double[t * modes];
        fixed (double* sums = row)
        {
            for (int r = 1; r < t; r += CausalRows.Group)
            {
                CausalRows.Accumulate(rows, kernelRow, r, Math.Min(CausalRows.Group, t - r), modes, sums);
            }

            for (int s = 0; s < t; s++)
            {
                for (int k = 0; k < modes; k++)
                {
                    sums[(s * modes) + k] = kernelRow[s] - (rates[k] * sums[(s * modes) + k]);
                }
            }
        }

        rows[t] = row;
        Count = t + 1;
    }

    /// <inheritdoc/>
    public void Save(CheckpointWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("rows", Count);
        for (int t = 0; t < Count; t++) writer.Write("row", rows[t]);
    }

    /// <inheritdoc/>
    public void Load(CheckpointReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        int count = reader.Read<int>("rows");
        if (count < 0 || count > rows.Length)
            throw new CheckpointException(string.Create(CultureInfo.InvariantCulture, $"{count} rows do not fit into the capacity of {rows.Length}."));
        for (int t = 0; t < count; t++)
        {
            rows[t] = new double[t * Modes];
            reader.Read("row", rows[t].AsSpan());
        }

        Count = count;
    }

    /// <summary>Row t of all modes as a t × K matrix: element (s, k) is J_k(t, s).</summary>
    /// <param name="t">0 ≤ t &lt; <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The row is not known.</exception>
    public ReadOnlyMatrixView<double> Row(int t)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(t);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(t, Count);
        return new ReadOnlyMatrixView<double>(rows[t], t, Modes);
    }

    /// <summary>result(t) = Σ_{s &lt; t} Σ_k J_k(t, s) W(s, k) for t = 0, 1, … as far as the result reaches.</summary>
    /// <param name="weights">W, at least (result.Length − 1) × K; rows beyond are not read.</param>
    /// <param name="result">At most <see cref="Count"/> numbers.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public void Contract(ReadOnlyMatrixView<double> weights, Span<double> result)
    {
        if (result.Length > Count || weights.Columns != Modes || weights.Rows < result.Length - 1 || weights.ColumnStride != 1 || weights.RowStride != Modes)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The weights are {MatrixShape.Text(weights.Rows, weights.Columns)} with strides ({weights.RowStride}, {weights.ColumnStride}) and the result has {result.Length} numbers; {Count} rows of {Modes} modes are known, so that at most {Count} numbers and contiguous weights of at least {Math.Max(result.Length - 1, 0)}×{Modes} are needed."));
        }

        MatrixOverlap.Check(weights, "W", new MatrixView<double>(result, result.Length, 1), "result");
        fixed (double* w = &weights.Origin, target = result)
        {
            for (int t = 0; t < result.Length; t++)
            {
                target[t] = 0;
                fixed (double* row = rows[t])
                {
                    MatrixVectorKernel<double>.Add(new StridedPointer<double>(row, 1, t * Modes, t * Modes, 1), w, target + t, 1);
                }
            }
        }
    }
}
