namespace ScalingLab.Numerics;

/// <summary>
/// Box-Muller in double precision: two 32-bit words to two independent standard normals r·(±cos, sin), the two exchanged by a random bit.
/// r² = −2 ln u with a table of 16 reciprocals and a minimax polynomial (error 2e-11 of r²); the angle lies in (−π/4, π/4), its sine and
/// cosine are minimax polynomials with an error below 6e-11. More terms would be lost on words of 32 bits: neighbouring u differ by 2.3e-10 and neighbouring
/// angles by 2.9e-9. The arithmetic is <see cref="BoxMullerTransform{TLanes}"/>.
/// </summary>
internal static class BoxMuller
{
    /// <summary>
    /// Below this radius word 32 bits more are drawn: the tail is then smooth and reaches 9.5 instead of 6.7 standard deviations.
    /// </summary>
    public const uint RefinedBelow = 65536;

    /// <summary>Midpoint reciprocals of the sixteenths of [1, 2); the last is exactly 1/2, so that u near 1 suffers no cancellation.</summary>
    public static ReadOnlySpan<double> Reciprocals =>
    [
        0.9696969696969697, 0.9142857142857143, 0.8648648648648649, 0.8205128205128205,
        0.7804878048780488, 0.7441860465116279, 0.7111111111111111, 0.6808510638297872,
        0.6530612244897959, 0.6274509803921569, 0.6037735849056604, 0.5818181818181818,
        0.5614035087719298, 0.5423728813559322, 0.5245901639344263, 0.5,
    ];

    /// <summary>2 ln(reciprocal).</summary>
    public static ReadOnlySpan<double> TwiceLogReciprocals =>
    [
        -0.06154331733350732, -0.17922431737937433, -0.29036401968899567, -0.39565148665983985,
        -0.4956723278091624, -0.5909284257876718, -0.6818531739411864, -0.7688233978206641,
        -0.8521687906218003, -0.9321794598491985, -1.0091120215047906, -1.0831945648654888,
        -1.1546307300696472, -1.2236030822119859, -1.2902759227471694, -1.3862943611198906,
    ];

    /// <summary>The pair of a radius word that 32 bits more refine: u = (word + (more + 1/2)·2^−32)·2^−32.</summary>
    public static void RefinedPair(uint word, uint more, uint angle, out double first, out double second)
    {
        BoxMullerTransform<DoubleLanes1> transform = new(BoxMullerCoefficients.All);
        DoubleLanes1 radius = transform.Radius(new DoubleLanes1((word + ((more + 0.5) / 4294967296.0)) / 4294967296.0));
        transform.Rotate(DoubleLanes1.CreateBits(angle), radius, out DoubleLanes1 one, out DoubleLanes1 other);
        (first, second) = (one.Value, other.Value);
    }
}
