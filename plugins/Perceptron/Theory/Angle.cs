namespace ScalingLab.Perceptron;

/// <summary>
/// The angle θ between student and teacher, from ϕ = log tan θ, so that sin θ keeps its digits when cos θ → 1. In the scaling limit θ is
/// infinitesimal: sine and tangent are the same and the cosine is 1.
/// </summary>
internal readonly record struct Angle(double Sine, double Cosine, double Tangent, double SineByLogTangent, double MinusLogCosineByLogTangent)
{
    /// <summary>θ in [0, π/2].</summary>
    public double Radians => Math.Atan2(Sine, Cosine);

    /// <summary>The angle of the overlap R = cos θ of Hebb's rule at α examples per dimension: tan²θ = π/(2α).</summary>
    public static double HebbLogTangent(double examplesPerDimension) => 0.5 * Math.Log(Math.PI / (2 * examplesPerDimension));

    public static Angle FromLogTangent(double logTangent, bool infinitesimal = false)
    {
        double tangent = Math.Exp(logTangent);
        if (infinitesimal) return new Angle(tangent, 1, tangent, tangent, 0);
        double cosine = 1 / Math.Sqrt(1 + tangent * tangent), sine = tangent * cosine;
        return new Angle(sine, cosine, tangent, sine * cosine * cosine, sine * sine);
    }
}
