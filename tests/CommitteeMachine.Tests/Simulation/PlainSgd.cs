namespace CommitteeMachine.Tests;

/// <summary>The committee machine and its learning rule, transcribed one number at a time; an oracle for the vectorised one.</summary>
internal sealed class PlainSgd
{
    private readonly GaussianCommittee _task;
    private readonly RandomStream _data;
    private readonly OutputScales _scales;
    private readonly double _learningRate;

    public PlainSgd(GaussianCommittee task, RandomStreams streams, int students, double learningRate, double initScale, OutputScales scales)
    {
        _task = task;
        _data = streams.Create("data");
        _scales = scales;
        _learningRate = learningRate;
        var weights = new double[students * Dimension];
        streams.Create("init").FillNormal(weights);
        Student = [.. Enumerable.Range(0, students).Select(i => weights.AsSpan(i * Dimension, Dimension).ToArray().Select(w => w * initScale).ToArray())];
        Teacher =
        [
            .. Enumerable.Range(0, task.TeacherUnits).Select(n => task.TeacherWeights.Slice(n * Dimension, Dimension).ToArray()),
        ];
    }

    public double[][] Student { get; }

    public double[][] Teacher { get; }

    private int Dimension => _task.Spectrum.Dimension;

    public void Learn(int examples)
    {
        var input = new double[Dimension];
        for (int example = 0; example < examples; example++)
        {
            _task.DrawInputs(_data, input);
            double[] fields = Fields(Student, input);
            double error = Error(input);
            for (int i = 0; i < Student.Length; i++)
            {
                double slope = Math.Sqrt(2 / Math.PI) * Math.Exp(-fields[i] * fields[i] / 2);
                for (int a = 0; a < Dimension; a++)
                    Student[i][a] -= _learningRate * _scales.Student / Math.Sqrt(Dimension) * error * slope * input[a];
            }
        }
    }

    /// <summary>σ − ζ.</summary>
    public double Error(double[] input) =>
        (_scales.Student * Fields(Student, input).Sum(Value)) - (_scales.Teacher * Fields(Teacher, input).Sum(Value));

    /// <summary>left Σ rightᵀ / N.</summary>
    public double[] Overlap(double[][] left, double[][] right)
    {
        double[] eigenvalues =
        [
            .. Enumerable.Range(0, _task.Spectrum.Count).SelectMany(l => Enumerable.Repeat(_task.Spectrum.Eigenvalues[l], _task.Spectrum.Multiplicities[l])),
        ];
        return [.. left.SelectMany(u => right.Select(v => Enumerable.Range(0, Dimension).Sum(a => eigenvalues[a] * u[a] * v[a]) / Dimension))];
    }

    private double[] Fields(double[][] weights, double[] input) =>
        [.. weights.Select(row => row.Zip(input, (w, x) => w * x).Sum() / Math.Sqrt(Dimension))];

    private static double Value(double field) => MathNet.Numerics.SpecialFunctions.Erf(field / Math.Sqrt(2));
}
