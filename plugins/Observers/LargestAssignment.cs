namespace ScalingLab.Observers;

/// <summary>The assignment of columns to different rows, or of rows to different columns where these are more, with the largest sum (Hungarian method).</summary>
internal static class LargestAssignment
{
    /// <returns>For each column its row, −1 for none.</returns>
    public static int[] Find(double[,] values)
    {
        int rows = values.GetLength(0), columns = values.GetLength(1);
        int[] result = new int[columns];
        Array.Fill(result, -1);
        if (columns <= rows)
        {
            int[] rowOf = Solve(columns, rows, (n, i) => -values[i, n]);
            rowOf.CopyTo(result, 0);
            return result;
        }

        int[] columnOf = Solve(rows, columns, (i, n) => -values[i, n]);
        for (int i = 0; i < rows; i++)
            result[columnOf[i]] = i;
        return result;
    }

    /// <summary>Least cost, agents ≤ tasks: shortest augmenting paths with potentials, O(agents² tasks). Index 0 is a task that nobody does.</summary>
    private static int[] Solve(int agents, int tasks, Func<int, int, double> cost)
    {
        var agentPotential = new double[agents + 1];
        var taskPotential = new double[tasks + 1];
        var agentOf = new int[tasks + 1];
        var previous = new int[tasks + 1];
        for (int agent = 1; agent <= agents; agent++)
        {
            agentOf[0] = agent;
            int task = 0;
            var least = new double[tasks + 1];
            Array.Fill(least, double.PositiveInfinity);
            var visited = new bool[tasks + 1];
            do
            {
                visited[task] = true;
                int current = agentOf[task], next = 0;
                double delta = double.PositiveInfinity;
                for (int t = 1; t <= tasks; t++)
                {
                    if (visited[t])
                        continue;
                    double reduced = cost(current - 1, t - 1) - agentPotential[current] - taskPotential[t];
                    if (reduced < least[t])
                        (least[t], previous[t]) = (reduced, task);
                    if (least[t] < delta)
                        (delta, next) = (least[t], t);
                }

                for (int t = 0; t <= tasks; t++)
                {
                    if (visited[t])
                        (agentPotential[agentOf[t]], taskPotential[t]) = (agentPotential[agentOf[t]] + delta, taskPotential[t] - delta);
                    else
                        least[t] -= delta;
                }

                task = next;
            }
            while (agentOf[task] != 0);

            while (task != 0)
            {
                agentOf[task] = agentOf[previous[task]];
                task = previous[task];
            }
        }

        var taskOf = new int[agents];
        for (int t = 1; t <= tasks; t++)
        {
            if (agentOf[t] > 0)
                taskOf[agentOf[t] - 1] = t - 1;
        }

        return taskOf;
    }
}
