using System.Globalization;
using ScalingLab.CommitteeMachine;
using ScalingLab.Numerics;

namespace ScalingLab.Bench.Limits;

/// <summary>
/// The committee machine without its weights: steps of the reduced chain, against the simulation at N = 1024, which has the same law; and whole integrations of
/// the equations, of which a second is held to so many.
/// </summary>
internal sealed class CommitteeTheoryLimits : ILimitGroup
{
    private const int Dimension = 1024;
    private const int ChainSteps = 65_536;
    private const int SimulationSteps = 4096;

    public IEnumerable<LimitKernel> Kernels()
    {
        yield return Chain(blocks: 1, bar: 5);
        yield return Chain(blocks: 8, bar: 1);
        yield return Integration("K=M=2 L=512 to alpha=64", 64, 1, Data(512, 512, 2), new CommitteeMachineOdeOptions { HiddenUnits = 2, LearningRate = 0.5, RelativeTolerance = 1e-10 });
        yield return Integration("K=M=40 L=4 to alpha=100, alike units", 100, 1, Data(1000, 4, 40), new CommitteeMachineOdeOptions
        {
            HiddenUnits = 40, LearningRate = 0.5, RelativeTolerance = 1e-10, SymmetricStart = new SymmetricStart { StudentTeacher = 0.1, StudentStudent = 0.02 },
        });

        // 1 / (eta lambda_L) = 5.5e7 at eta = 0.5, beta = 1.
        yield return Integration("K=M=2 L=4096 alike units, implicit, to alpha=5e7", 5e7, 0.1, Data(4096, 4096, 2), new CommitteeMachineOdeOptions
        {
            HiddenUnits = 2, LearningRate = 0.5, RelativeTolerance = 1e-8, Integrator = OdeMethod.Implicit,
            SymmetricStart = new SymmetricStart { StudentTeacher = 0.1, StudentStudent = 0.02 },
        });
        yield return Integration("K=M=2 L=4096 random start, implicit, to alpha=5e7", 5e7, 0.1, Data(4096, 4096, 2), new CommitteeMachineOdeOptions
        {
            HiddenUnits = 2, LearningRate = 0.5, RelativeTolerance = 1e-8, Integrator = OdeMethod.Implicit,
        });
    }

    private static LimitKernel Chain(int blocks, double bar)
    {
        PhiloxStreams streams = new(1, 0);
        GaussianCommittee task = new(Data(Dimension, blocks, 2), streams);
        CommitteeMachineChain chain = new(new CommitteeMachineChainOptions { HiddenUnits = 2, LearningRate = 0.1 }, task, streams);
        CommitteeMachineSimulation simulation = new(new CommitteeMachineOptions { HiddenUnits = 2, LearningRate = 0.1 }, task, streams);
        return new LimitKernel(
            string.Create(CultureInfo.InvariantCulture, $"committee chain step erf K=M=2 L={blocks}"), "M steps/s",
            ChainSteps * 1e-6, () => chain.Advance(chain.Time + ((double)ChainSteps / Dimension), CancellationToken.None),
            SimulationSteps * 1e-6, () => simulation.Advance(simulation.Time + ((double)SimulationSteps / Dimension), CancellationToken.None)) { SpeedBar = bar, Budget = 2 };
    }

    private static LimitKernel Integration(string name, double until, double bar, GaussianCommitteeOptions data, CommitteeMachineOdeOptions options) => new(
        "committee equations erf " + name, "integrations/s", 1, () =>
        {
            PhiloxStreams streams = new(1, 0);
            new CommitteeMachineOde(options, new GaussianCommittee(data, streams), streams).Advance(until, CancellationToken.None);
        }) { SpeedBar = bar, Budget = 2 };

    private static GaussianCommitteeOptions Data(int dimension, int blocks, int units) =>
        new() { Dimension = dimension, HiddenUnits = units, Eigenvalues = blocks, SpectrumExponent = 1 };
}
