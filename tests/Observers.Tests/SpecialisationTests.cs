using ScalingLab.Observers;
using ScalingLab.Sdk;

namespace Observers.Tests;

public sealed class SpecialisationTests
{
    /// <summary>Oracle: students of length 2 that equal teacher units 3, 1 and 2 in this order, plus one of length 0.</summary>
    [Fact]
    public void FindsWhichStudentRepresentsWhichTeacher()
    {
        var recording = Observe(4, 3, (i, n) => (i, n) is (0, 2) or (1, 0) or (2, 1) ? 2 : 0, i => i == 3 ? 0 : 4);

        Assert.Equal(1, recording.Entries[0].Values[0], 12);
        Assert.Equal([2, 3, 1], recording.Entries[1].Values);
    }

    [Fact]
    public void StudentsThatAreAlikeAreNotSpecialised() =>
        Assert.Equal(0, Observe(2, 2, (_, _) => 0.4, _ => 0.5).Entries[0].Values[0], 12);

    [Fact]
    public void FewerStudentsThanTeachersLeaveSomeTeachersAlone()
    {
        var recording = Observe(1, 3, (_, n) => n == 1 ? 0.8 : 0.1, _ => 1);

        Assert.Equal(0.8, recording.Entries[0].Values[0], 12);
        Assert.Equal([0, 1, 0], recording.Entries[1].Values);
    }

    /// <summary>Oracle: every assignment tried, on 200 random 5 x 4 and 4 x 5 tables.</summary>
    [Fact]
    public void TheAssignmentHasTheLargestSum()
    {
        var random = new Random(3);
        for (int trial = 0; trial < 200; trial++)
        {
            int rows = 4 + (trial % 2), columns = 9 - rows;
            var values = new double[rows, columns];
            for (int i = 0; i < rows; i++)
            {
                for (int n = 0; n < columns; n++)
                    values[i, n] = random.NextDouble() - 0.5;
            }

            int[] found = LargestAssignment.Find(values);
            double sum = found.Select((row, n) => row < 0 ? 0 : values[row, n]).Sum();

            Assert.Equal(Math.Min(rows, columns), found.Where(row => row >= 0).Distinct().Count());
            Assert.Equal(Best(values, 0, 0, columns > rows ? columns - rows : 0), sum, 12);
        }
    }

    private static double Best(double[,] values, int column, int taken, int mayStayAlone)
    {
        if (column == values.GetLength(1))
            return 0;
        double best = mayStayAlone > 0 ? Best(values, column + 1, taken, mayStayAlone - 1) : double.NegativeInfinity;
        for (int i = 0; i < values.GetLength(0); i++)
        {
            if ((taken & (1 << i)) == 0)
                best = Math.Max(best, values[i, column] + Best(values, column + 1, taken | (1 << i), mayStayAlone));
        }

        return best;
    }

    private static Recording Observe(int students, int teachers, Func<int, int, double> overlap, Func<int, double> length)
    {
        var recording = new Recording();
        new SpecialisationObserver(new Overlaps(students, teachers, overlap, length)).Observe(recording);
        return recording;
    }

    private sealed class Overlaps(int students, int teachers, Func<int, int, double> overlap, Func<int, double> length) : IOrderParameters
    {
        public int StudentUnits => students;

        public int TeacherUnits => teachers;

        public void CopyOrderParameters(Span<double> studentTeacher, Span<double> studentStudent, Span<double> teacherTeacher)
        {
            for (int i = 0; i < students; i++)
            {
                studentStudent[(i * students) + i] = length(i);
                for (int n = 0; n < teachers; n++)
                    studentTeacher[(i * teachers) + n] = overlap(i, n);
            }

            for (int n = 0; n < teachers; n++)
                teacherTeacher[(n * teachers) + n] = 1;
        }
    }
}
