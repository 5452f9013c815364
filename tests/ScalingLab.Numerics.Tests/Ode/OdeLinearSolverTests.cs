namespace ScalingLab.Numerics.Tests;

[Trait(AnyHardware.Trait, AnyHardware.Value)]
public sealed class OdeLinearSolverTests
{
    /// <summary>
    /// Oracle: the product of the matrix with the solution gives b back; random bands with a small diagonal, so that rows are exchanged.
    /// </summary>
    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(7, 6, 6)]
    [InlineData(30, 1, 1)]
    [InlineData(40, 3, 1)]
    [InlineData(40, 0, 2)]
    [InlineData(40, 11, 17)]
    public void Dense_and_banded_factorisations_solve_the_same_system(int n, int lower, int upper)
    {
        var random = new Random(n + lower);
        var system = new RandomBands(n, lower, upper, random);
        var dense = new DenseJacobianSolver(system);
        var banded = new BandedJacobianSolver(system, lower, upper);
        double[] state = new double[n], right = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() - 0.5)];
        foreach (IOdeLinearSolver solver in new IOdeLinearSolver[] { dense, banded })
        {
            Assert.True(solver.Linearize(0, state, state));
            foreach (double shift in new[] { 0.01, 3 })
            {
                Assert.True(solver.Factorize(shift));
                double[] x = [.. right], product = new double[n];
                solver.Solve(x);
                system.Derivative(0, x, product);
                for (int i = 0; i < n; i++) Assert.Equal(right[i], shift * x[i] - product[i], 1e-9 * (1 + x.Max(Math.Abs)));
            }
        }

        Assert.Equal(0, dense.DerivativeEvaluations);
    }

    /// <summary>
    /// Oracle: the analytic matrix; central quotients of a quadratic are exact up to rounding / increment = 1e-16 / 6e-6.
    /// </summary>
    [Fact]
    public void Difference_quotients_give_the_analytic_jacobian()
    {
        const int n = 9;
        var system = new FunctionSystem(n, (_, y, dy) =>
        {
            for (int i = 0; i < n; i++)
                dy[i] = y[i] * y[i] + (i > 0 ? 2 * y[i - 1] : 0) + (i + 2 < n ? y[i + 2] * y[i] : 0);
        });
        double[] state = [.. Enumerable.Range(0, n).Select(i => 1.0 + i)], right = [.. Enumerable.Range(0, n).Select(i => Math.Cos(i))];
        var dense = new DenseJacobianSolver(system);
        var banded = new BandedJacobianSolver(system, 1, 2);
        foreach (IOdeLinearSolver solver in new IOdeLinearSolver[] { dense, banded })
        {
            Assert.True(solver.Linearize(0, state, state));
            Assert.True(solver.Factorize(100));
            double[] x = [.. right];
            solver.Solve(x);
            for (int i = 0; i < n; i++)
            {
                double diagonal = 2 * state[i] + (i + 2 < n ? state[i + 2] : 0);
                double product = (100 - diagonal) * x[i] - (i > 0 ? 2 * x[i - 1] : 0) - (i + 2 < n ? state[i] * x[i + 2] : 0);
                Assert.Equal(right[i], product, 1e-8);
            }
        }

        Assert.Equal(2 * n, dense.DerivativeEvaluations);
        Assert.Equal(2 * (1 + 2 + 1), banded.DerivativeEvaluations);
    }

    [Fact]
    public void Singular_and_undefined_matrices_are_reported()
    {
        var unit = new FunctionSystem(2, (_, y, dy) => y.CopyTo(dy));
        var undefined = new FunctionSystem(2, (_, y, dy) => (dy[0], dy[1]) = (y[0], Math.Log(-y[1])));
        double[] ones = [1, 1];
        foreach (Func<IOdeSystem, IOdeLinearSolver> create in new Func<IOdeSystem, IOdeLinearSolver>[]
                 { s => new DenseJacobianSolver(s), s => new BandedJacobianSolver(s, 1, 0) })
        {
            IOdeLinearSolver solver = create(new RandomBands(2, 1, 0, null));
            Assert.True(solver.Linearize(0, ones, ones));
            Assert.False(solver.Factorize(0));
            Assert.True(solver.Factorize(1));
            Assert.True(create(unit).Linearize(0, ones, ones));
            Assert.False(create(undefined).Linearize(0, ones, ones));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => new BandedJacobianSolver(unit, -1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BandedJacobianSolver(unit, 0, 2));
        Assert.Throws<ArgumentNullException>(() => new DenseJacobianSolver(null!));
    }

    /// <summary>
    /// The heat equation on 400 points has rates up to 6e5. Oracle: sines are eigenvectors of its second difference, with the eigenvalues
    /// −(2 sin(k pi / 2(n+1)))^2 / h^2.
    /// </summary>
    [Fact]
    public void Banded_jacobian_solves_the_heat_equation()
    {
        const int n = 400;
        const double spacing = 1.0 / (n + 1);
        var system = new FunctionSystem(n, (_, y, dy) =>
        {
            for (int i = 0; i < n; i++)
                dy[i] = ((i > 0 ? y[i - 1] : 0) - 2 * y[i] + (i + 1 < n ? y[i + 1] : 0)) / (spacing * spacing);
        });
        double[] start = [.. Enumerable.Range(1, n).Select(i => Math.Sin(Math.PI * i * spacing) + Math.Sin(Math.PI * 20 * i * spacing))];
        var integrator = new Rodas5P(system, 0, start, new OdeTolerance(1e-8, 1e-10), solver: new BandedJacobianSolver(system, 1, 1));
        foreach (double time in new[] { 1e-4, 1e-3, 0.2 })
        {
            integrator.AdvanceTo(time, CancellationToken.None);
            for (int i = 1; i <= n; i++)
                Assert.Equal(Mode(1, i, time) + Mode(20, i, time), integrator.State[i - 1], 3e-8);
        }

        Assert.InRange(integrator.Statistics.AcceptedSteps, 20, 400);

        static double Mode(int k, int i, double time)
        {
            double sine = 2 * Math.Sin(0.5 * k * Math.PI * spacing) / spacing;
            return Math.Exp(-sine * sine * time) * Math.Sin(Math.PI * k * i * spacing);
        }
    }

    /// <summary>
    /// One-pass learning of a linear unit on a power-law spectrum (Worschech, Rosenow, arXiv 2410.09005): m' = (−2 eta Lambda + eta^2 f
    /// lambda lambda^T) m, a diagonal plus rank one that the system solves itself. Oracle: its symmetric eigenproblem (MathNet).
    /// The local tolerance 1e-9 adds up over the hundreds of steps.
    /// </summary>
    [Fact]
    public void System_with_its_own_solver_needs_a_fraction_of_the_explicit_evaluations()
    {
        var system = new LinearUnit(blocks: 300, spectrumExponent: 1, learningRate: 0.5);
        double[] start = [.. Enumerable.Repeat(1.0 / 300, 300)];
        var tolerance = new OdeTolerance(1e-9, 1e-14);
        var stiff = new Rodas5P(system, 0, start, tolerance);
        var plain = new DormandPrince853(system, 0, start, tolerance);
        var modes = system.Matrix.Evd(MathNet.Numerics.LinearAlgebra.Symmetricity.Symmetric);
        var amplitudes = modes.EigenVectors.TransposeThisAndMultiply(MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(start));
        foreach (double time in new[] { 0.1, 1, 30 })
        {
            stiff.AdvanceTo(time, CancellationToken.None);
            plain.AdvanceTo(time, CancellationToken.None);
            double[] exact = [.. modes.EigenVectors * amplitudes.MapIndexed((i, a) => a * Math.Exp(modes.EigenValues[i].Real * time))];
            Assert.InRange(system.Loss(stiff.State) / system.Loss(exact) - 1, -3e-7, 3e-7);
            Assert.InRange(system.Loss(plain.State) / system.Loss(exact) - 1, -3e-7, 3e-7);
        }

        Assert.InRange(stiff.Statistics.DerivativeEvaluations, 50, plain.Statistics.DerivativeEvaluations / 4);
        Assert.Equal(stiff.Statistics.Factorizations, system.Factorizations);
    }

    private sealed class RandomBands(int n, int lower, int upper, Random? random) : IOdeJacobian, IBandedOdeJacobian
    {
        private readonly double[] _matrix =
        [
            .. Enumerable.Range(0, n * n)
                .Select(k => k % n - k / n >= -lower && k % n - k / n <= upper ? random?.NextDouble() - 0.5 ?? 0 : 0),
        ];

        public int Dimension => n;

        public void Derivative(double time, ReadOnlySpan<double> state, Span<double> derivative)
        {
            for (int i = 0; i < n; i++)
            {
                derivative[i] = 0;
                for (int j = 0; j < n; j++) derivative[i] += _matrix[i * n + j] * state[j];
            }
        }

        void IOdeJacobian.Jacobian(double time, ReadOnlySpan<double> state, Span<double> jacobian) => _matrix.CopyTo(jacobian);

        void IBandedOdeJacobian.Jacobian(double time, ReadOnlySpan<double> state, Span<double> bands)
        {
            for (int i = 0; i < n; i++)
            {
                for (int j = Math.Max(0, i - lower); j <= Math.Min(n - 1, i + upper); j++)
                    bands[i * (lower + upper + 1) + j - i + lower] = _matrix[i * n + j];
            }
        }
    }

    /// <summary>Solves (s − diagonal − u v^T) x = b by the formula of Sherman and Morrison.</summary>
    private sealed class LinearUnit : IOdeSystem, IOdeLinearSolver
    {
        private readonly double[] _eigenvalues;
        private readonly double[] _inverse;
        private readonly double _rate;
        private double _denominator;

        public LinearUnit(int blocks, double spectrumExponent, double learningRate)
        {
            double[] powers = [.. Enumerable.Range(1, blocks).Select(l => Math.Pow(l, -1 - spectrumExponent))];
            _eigenvalues = [.. powers.Select(p => p * blocks / powers.Sum())];
            _inverse = new double[blocks];
            _rate = learningRate;
        }

        public int Dimension => _eigenvalues.Length;

        public MathNet.Numerics.LinearAlgebra.Matrix<double> Matrix => MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(
            Dimension,
            Dimension,
            (i, j) => _rate * _rate / Dimension * _eigenvalues[i] * _eigenvalues[j] - (i == j ? 2 * _rate * _eigenvalues[i] : 0));

        public bool IsAutonomous => true;

        public int Factorizations { get; private set; }

        public double Loss(ReadOnlySpan<double> state)
        {
            double sum = 0;
            for (int l = 0; l < state.Length; l++) sum += 0.5 * _eigenvalues[l] * state[l];
            return sum;
        }

        public void Derivative(double time, ReadOnlySpan<double> state, Span<double> derivative)
        {
            double noise = 2 * _rate * _rate * Loss(state) / state.Length;
            for (int l = 0; l < state.Length; l++) derivative[l] = _eigenvalues[l] * (noise - 2 * _rate * state[l]);
        }

        public bool Linearize(double time, ReadOnlySpan<double> state, ReadOnlySpan<double> scale) => true;

        public bool Factorize(double shift)
        {
            Factorizations++;
            _denominator = 1;
            for (int l = 0; l < _inverse.Length; l++)
            {
                _inverse[l] = 1 / (shift + 2 * _rate * _eigenvalues[l]);
                _denominator -= _rate * _rate / _inverse.Length * _eigenvalues[l] * _eigenvalues[l] * _inverse[l];
            }

            return _denominator != 0;
        }

        public void Solve(Span<double> vector)
        {
            double sum = 0;
            for (int l = 0; l < vector.Length; l++) sum += _eigenvalues[l] * _inverse[l] * vector[l];
            double factor = _rate * _rate / vector.Length * sum / _denominator;
            for (int l = 0; l < vector.Length; l++) vector[l] = _inverse[l] * (vector[l] + factor * _eigenvalues[l]);
        }
    }
}
