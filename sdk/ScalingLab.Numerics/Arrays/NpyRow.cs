namespace ScalingLab.Numerics;

/// <summary>Gets a row of an array.</summary>
/// <param name="index">The first index, from 0.</param>
/// <param name="values">The numbers, the last index running fastest; valid during the call.</param>
/// <returns>Whether more rows are wanted.</returns>
public delegate bool NpyRow(int index, ReadOnlySpan<double> values);
