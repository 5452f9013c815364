namespace DeepNet.Tests.Engine;

public sealed class WorkerTeamTests
{
    /// <summary>Every worker does its part once in every round, and a round ends when all have; some rounds begin when the others have gone to sleep.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void EveryWorkerTakesPartInEveryRound(int size)
    {
        using WorkerTeam team = new(size);
        int[] rounds = new int[size];
        for (int round = 1; round <= 200; round++)
        {
            if (round % 50 == 0) Thread.Sleep(5);
            int slow = round % 20 == 0 ? round % size : -1;
            team.Run(worker =>
            {
                if (worker == slow) Thread.Sleep(2);
                rounds[worker]++;
            });
            Assert.All(rounds, done => Assert.Equal(round, done));
        }
    }

    [Fact]
    public void AFailureOfAnyWorkerIsHandedOnAndTheTeamGoesOn()
    {
        using WorkerTeam team = new(2);
        for (int failing = 0; failing < 2; failing++)
        {
            var failure = Assert.Throws<InvalidOperationException>(() => team.Run(worker =>
            {
                if (worker == failing) throw new ArithmeticException($"of {worker}");
            }));
            Assert.Equal($"of {failing}", failure.Message);
            Assert.IsType<ArithmeticException>(failure.InnerException);
        }

        int count = 0;
        team.Run(_ => Interlocked.Increment(ref count));
        Assert.Equal(2, count);
    }

    [Fact]
    public void ADismissedTeamSaysSo()
    {
        WorkerTeam team = new(2);
        team.Dispose();
        team.Dispose();
        Assert.Throws<ObjectDisposedException>(() => team.Run(_ => { }));
    }
}
