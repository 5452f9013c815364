namespace ScalingLab.Numerics.Tests;

[Trait(AnyHardware.Trait, AnyHardware.Value)]
public sealed class SpecialFunctionTests
{
    private const double Infinity = double.PositiveInfinity;

    public static TheoryData<string> DoubleNames => [.. DoubleFunctions.Names];

    public static TheoryData<string> SingleNames => [.. SingleFunctions.Names];

    [Theory]
    [InlineData("Exp", double.NegativeInfinity, 0)]
    [InlineData("Exp", Infinity, Infinity)]
    [InlineData("Exp", 0, 1)]
    [InlineData("Exp", -0.0, 1)]
    [InlineData("Exp", 709.782712893384, 1.7976931348622732E+308)]
    [InlineData("Exp", 709.7827128933841, Infinity)]
    [InlineData("Exp", 1e300, Infinity)]
    [InlineData("Exp", -745.13, double.Epsilon)]
    [InlineData("Exp", -745.14, 0)]
    [InlineData("Exp", -1e300, 0)]
    [InlineData("Log", 0, double.NegativeInfinity)]
    [InlineData("Log", -0.0, double.NegativeInfinity)]
    [InlineData("Log", -1, double.NaN)]
    [InlineData("Log", -double.Epsilon, double.NaN)]
    [InlineData("Log", double.NegativeInfinity, double.NaN)]
    [InlineData("Log", Infinity, Infinity)]
    [InlineData("Log", 1, 0)]
    [InlineData("Erf", 0, 0)]
    [InlineData("Erf", -0.0, -0.0)]
    [InlineData("Erf", double.Epsilon, double.Epsilon)]
    [InlineData("Erf", Infinity, 1)]
    [InlineData("Erf", double.NegativeInfinity, -1)]
    [InlineData("Erf", 6, 1)]
    [InlineData("Erf", 1e300, 1)]
    [InlineData("Erfc", Infinity, 0)]
    [InlineData("Erfc", double.NegativeInfinity, 2)]
    [InlineData("Erfc", 0, 1)]
    [InlineData("Erfc", -0.0, 1)]
    [InlineData("Erfc", 28, 0)]
    [InlineData("Erfc", -6, 2)]
    [InlineData("LogNormalCdf", Infinity, 0)]
    [InlineData("LogNormalCdf", double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData("LogNormalCdf", -1e200, double.NegativeInfinity)]
    [InlineData("LogNormalCdf", 40, 0)]
    [InlineData("Softplus", double.NegativeInfinity, 0)]
    [InlineData("Softplus", Infinity, Infinity)]
    [InlineData("Softplus", 1e300, 1e300)]
    [InlineData("Softplus", -1e300, 0)]
    [InlineData("Sigmoid", double.NegativeInfinity, 0)]
    [InlineData("Sigmoid", Infinity, 1)]
    [InlineData("Sigmoid", 0, 0.5)]
    [InlineData("Sigmoid", -1e300, 0)]
    [InlineData("Tanh", Infinity, 1)]
    [InlineData("Tanh", double.NegativeInfinity, -1)]
    [InlineData("Tanh", 0, 0)]
    [InlineData("Tanh", -0.0, -0.0)]
    [InlineData("Tanh", double.Epsilon, double.Epsilon)]
    [InlineData("Sin", Infinity, double.NaN)]
    [InlineData("Cos", double.NegativeInfinity, double.NaN)]
    [InlineData("Sin", -0.0, -0.0)]
    [InlineData("Sin", double.Epsilon, double.Epsilon)]
    [InlineData("Cos", 0, 1)]
    public void Special_values_are_as_stated(string function, double x, double expected)
    {
        AssertSameBits(expected, DoubleFunctions.OfNumber(function)(x));
        double[] span = [x];
        DoubleFunctions.OfSpan(function)(span, span);
        AssertSameBits(expected, span[0]);
    }

    [Theory]
    [InlineData("Exp", float.NegativeInfinity, 0)]
    [InlineData("Exp", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Exp", 88.73f, float.PositiveInfinity)]
    [InlineData("Exp", -103f, float.Epsilon)]
    [InlineData("Exp", -104f, 0)]
    [InlineData("Exp", 0, 1)]
    [InlineData("Log", 0, float.NegativeInfinity)]
    [InlineData("Log", -1, float.NaN)]
    [InlineData("Log", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Log", 1, 0)]
    [InlineData("Erf", float.PositiveInfinity, 1)]
    [InlineData("Erf", float.NegativeInfinity, -1)]
    [InlineData("Erf", -0f, -0f)]
    [InlineData("Sigmoid", float.PositiveInfinity, 1)]
    [InlineData("Sigmoid", float.NegativeInfinity, 0)]
    [InlineData("Sigmoid", 0, 0.5f)]
    [InlineData("Tanh", float.PositiveInfinity, 1)]
    [InlineData("Tanh", float.NegativeInfinity, -1)]
    [InlineData("Tanh", -0f, -0f)]
    public void Special_values_in_single_precision_are_as_stated(string function, float x, float expected)
    {
        AssertSameBits(expected, SingleFunctions.OfNumber(function)(x));
        float[] span = [x];
        SingleFunctions.OfSpan(function)(span, span);
        AssertSameBits(expected, span[0]);
    }

    private static void AssertSameBits(double expected, double actual)
    {
        Assert.Equal(double.IsNaN(expected), double.IsNaN(actual));
        if (!double.IsNaN(expected))
            Assert.True(BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual), $"{actual:R}, not {expected:R}");
    }

    [Theory]
    [MemberData(nameof(DoubleNames))]
    public void Not_a_number_stays_so_in_its_lane_only(string function)
    {
        double[] x = [0.5, 0.25, double.NaN, 0.75, 1, 2, 3, 4, double.NaN, 5];
        double[] results = new double[x.Length];
        DoubleFunctions.OfSpan(function)(x, results);
        Assert.Equal(x.Select(double.IsNaN), results.Select(double.IsNaN));
        Assert.True(double.IsNaN(DoubleFunctions.OfNumber(function)(double.NaN)));
    }

    [Theory]
    [MemberData(nameof(SingleNames))]
    public void Single_not_a_number_stays_so_in_its_lane_only(string function)
    {
        float[] x = [0.5f, 0.25f, float.NaN, 0.75f, 1, 2, 3, 4, float.NaN, 5];
        float[] results = new float[x.Length];
        SingleFunctions.OfSpan(function)(x, results);
        Assert.Equal(x.Select(float.IsNaN), results.Select(float.IsNaN));
    }

    [Theory]
    [MemberData(nameof(DoubleNames))]
    public void Spans_of_any_length_give_the_bits_of_single_numbers_also_in_place(string function)
    {
        double[] arguments = Arguments();
        for (int length = 0; length <= arguments.Length; length = length < 20 ? length + 1 : length + 997)
        {
            double[] results = new double[length];
            DoubleFunctions.OfSpan(function)(arguments.AsSpan(0, length), results);
            double[] inPlace = arguments[..length];
            DoubleFunctions.OfSpan(function)(inPlace, inPlace);
            Assert.Equal(StreamBits.Hash<double>(results), StreamBits.Hash<double>(inPlace));
            double[] single = Array.ConvertAll(arguments[..length], x => DoubleFunctions.OfNumber(function)(x));
            Assert.Equal(StreamBits.Hash<double>(single), StreamBits.Hash<double>(results));
        }
    }

    [Theory]
    [MemberData(nameof(SingleNames))]
    public void Single_spans_give_the_bits_of_single_numbers(string function)
    {
        float[] arguments = Array.ConvertAll(Arguments(), x => (float)x);
        for (int length = 0; length <= arguments.Length; length = length < 40 ? length + 1 : length + 997)
        {
            float[] results = new float[length];
            SingleFunctions.OfSpan(function)(arguments.AsSpan(0, length), results);
            float[] single = Array.ConvertAll(arguments[..length], x => SingleFunctions.OfNumber(function)(x));
            Assert.Equal(StreamBits.Hash<float>(single), StreamBits.Hash<float>(results));
        }
    }

    // The hashes fix the bits for every vector width (see AnyHardware); they change when a formula does.
    [Theory]
    [InlineData("Exp", "2F6938E5C44B4295")]
    [InlineData("Log", "78ECBC6223AD150D")]
    [InlineData("Erf", "0C849B2DBECE2B4D")]
    [InlineData("Erfc", "5845E2F12B41A975")]
    [InlineData("LogNormalCdf", "66505FA6E130A4C8")]
    [InlineData("Softplus", "C8CCBBE813A19510")]
    [InlineData("Sigmoid", "6D1C9FEE36086ED3")]
    [InlineData("Tanh", "46F1B64F5885E338")]
    [InlineData("Sin", "11AF34C1C58FEB8C")]
    [InlineData("Cos", "F9E3028808B25A00")]
    public void Every_width_gives_the_committed_bits(string function, string expected)
    {
        double[] results = new double[Arguments().Length];
        DoubleFunctions.OfSpan(function)(Array.ConvertAll(Arguments(), Math.Abs), results);
        Assert.Equal(expected, StreamBits.Hash<double>(results));
    }

    [Theory]
    [InlineData("Exp", "B1A65C41F8524020")]
    [InlineData("Log", "A90B684145933B01")]
    [InlineData("Erf", "D3EAC3FD56088FD7")]
    [InlineData("Sigmoid", "521EC62E7A6691C8")]
    [InlineData("Tanh", "0BE2BFE8B178E919")]
    public void Every_width_gives_the_committed_bits_in_single_precision(string function, string expected)
    {
        float[] results = new float[Arguments().Length];
        SingleFunctions.OfSpan(function)(Array.ConvertAll(Arguments(), x => (float)Math.Abs(x)), results);
        Assert.Equal(expected, StreamBits.Hash<float>(results));
    }

    private static double[] Arguments()
    {
        double[] arguments = new double[4001];
        new PhiloxStreams(1, 1).Create("arguments").FillNormal(arguments);
        for (int i = 0; i < arguments.Length; i++)
            arguments[i] *= Math.ScaleB(1, (i % 40) - 32);
        return arguments;
    }

    // Oracle: the functions in double precision, tested on their own. Every 4001st float from the smallest to the largest, of both signs.
    [Theory]
    [InlineData("Exp", 1)]
    [InlineData("Log", 1.5)]
    [InlineData("Erf", 1.6)]
    [InlineData("Sigmoid", 3)]
    [InlineData("Tanh", 3)]
    public void Errors_in_single_precision_are_below_the_stated_ones(string function, double statedError)
    {
        const int Stride = 4001;
        float[] x = new float[2 * (0x7F80_0000 / Stride)];
        for (int i = 0; i < x.Length; i += 2)
        {
            x[i] = BitConverter.Int32BitsToSingle(i / 2 * Stride);
            x[i + 1] = function == "Log" ? 0.5f + (i * 1f / x.Length) : -x[i];
        }

        float[] results = new float[x.Length];
        SingleFunctions.OfSpan(function)(x, results);
        double[] exact = Array.ConvertAll(x, value => (double)value);
        DoubleFunctions.OfSpan(function)(exact, exact);
        for (int i = 0; i < x.Length; i++)
        {
            float nearest = (float)exact[i];
            if (float.IsInfinity(nearest) || float.IsInfinity(results[i]))
            {
                Assert.Equal(nearest, results[i]);
                continue;
            }

            double unit = MathF.BitIncrement(MathF.Abs(nearest)) - MathF.Abs(nearest);
            double error = Math.Abs(results[i] - exact[i]) / unit;
            Assert.True(error <= statedError, $"{function}({x[i]:R}) = {results[i]:R} is {error:F2} ulp off {exact[i]:R}.");
        }
    }

    // Oracle: the classical test of argument reduction, sin and cos of 10^22 (Ng 1992).
    [Fact]
    public void Large_arguments_of_sine_and_cosine_are_served()
    {
        double[] x = [1, 1e22, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        double[] cosine = new double[x.Length];
        SpecialFunctions.SinCos(x, x, cosine);
        Assert.Equal(-0.8522008497671888, x[1], 1e-15);
        Assert.Equal(0.5232147853951389, cosine[1], 1e-15);
        Assert.Equal(Math.Sin(2), x[2], 1e-15);
    }

    [Fact]
    public void Distribution_function_and_error_functions_agree_where_they_overlap()
    {
        for (double x = -5; x <= 5; x += 0.01)
        {
            Assert.Equal(1, SpecialFunctions.Erf(x) + SpecialFunctions.Erfc(x), 4e-16);
            Assert.Equal(SpecialFunctions.Erfc(-x / Math.Sqrt(2)) / 2, SpecialFunctions.Exp(SpecialFunctions.LogNormalCdf(x)), 1e-15);
            Assert.InRange(SpecialFunctions.Erf(x), -1, 1);
        }
    }

    [Fact]
    public void Unequal_lengths_and_bad_overlap_are_refused_with_both_lengths()
    {
        double[] memory = new double[20];
        foreach (string function in DoubleFunctions.Names)
        {
            string message = Assert.Throws<ArgumentException>(() => DoubleFunctions.OfSpan(function)(new double[3], new double[4])).Message;
            Assert.Contains("4 elements for 3", message, StringComparison.Ordinal);
            message = Assert.Throws<ArgumentException>(() => DoubleFunctions.OfSpan(function)(memory.AsSpan(0, 10), memory.AsSpan(1, 10))).Message;
            Assert.Contains("10 elements", message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>(() => SpecialFunctions.Exp(new float[3], new float[2]));
        string both = Assert.Throws<ArgumentException>(() => SpecialFunctions.SinCos(new double[5], memory.AsSpan(0, 5), memory.AsSpan(2, 5))).Message;
        Assert.Contains("memory of their own", both, StringComparison.Ordinal);
    }
}
