using System.Globalization;

namespace ScalingLab.Host.Clusters.Slurm;

/// <summary>SLURM's notation of time limits.</summary>
internal static class SlurmTime
{
    public const string Pattern = @"^(\d{1,6}(:\d{1,4}){0,2}|\d{1,4}-\d{1,4}(:\d{1,4}){0,2})$";

    public const string Words = "must be a time as sbatch takes it: minutes, hours:minutes:seconds or days-hours:minutes:seconds, such as 30 or 2:00:00";

    /// <summary>Reads a time; <see langword="null"/> for words such as <c>infinite</c>.</summary>
    public static TimeSpan? Parse(string text)
    {
        string[] days = text.Trim().Split('-');
        string[] parts = days[^1].Split(':');
        if (days.Length > 2 || parts.Length > 3) return null;
        long[] numbers = new long[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!long.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i])) return null;
        }

        // After days the first number is hours; alone it is minutes, and two are minutes and seconds.
        if (days.Length == 2)
        {
            return long.TryParse(days[0], NumberStyles.None, CultureInfo.InvariantCulture, out long count)
                ? TimeSpan.FromDays(count) + TimeSpan.FromHours(numbers[0]) + TimeSpan.FromMinutes(numbers.ElementAtOrDefault(1)) + TimeSpan.FromSeconds(numbers.ElementAtOrDefault(2))
                : null;
        }

        return numbers.Length == 3
            ? TimeSpan.FromHours(numbers[0]) + TimeSpan.FromMinutes(numbers[1]) + TimeSpan.FromSeconds(numbers[2])
            : TimeSpan.FromMinutes(numbers[0]) + TimeSpan.FromSeconds(numbers.ElementAtOrDefault(1));
    }

    public static string Format(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalDays}-{time.Hours:00}:{time.Minutes:00}:{time.Seconds:00}");
}
