namespace ScalingLab.NormObservers;

/// <summary>Norms of one layer A with its reference M.</summary>
/// <param name="Spectral">σ = ‖A‖, as <see cref="ConvolutionNorm"/> says.</param>
/// <param name="Rows">Σ over rows of their ℓ₂ norm, ‖Aᵀ‖₂,₁.</param>
/// <param name="Columns">Σ over columns of theirs, ‖A‖₂,₁.</param>
/// <param name="RowsFromReference">‖Aᵀ − Mᵀ‖₂,₁.</param>
/// <param name="ColumnsFromReference">‖A − M‖₂,₁.</param>
internal readonly record struct LayerNorms(double Spectral, double Rows, double Columns, double RowsFromReference, double ColumnsFromReference);
