using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ScalingLab.Host.Analysis;
using ScalingLab.Host.Execution;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Export;

/// <summary>
/// Writes results into an MLflow file store, the folder that <c>mlflow ui --backend-store-uri DIR</c> shows: an MLflow experiment per experiment, an MLflow
/// run per run, and one more with the findings and figures. Logged again, it adds what is new.
/// </summary>
internal sealed class MlflowStore
{
    private const string DefaultId = "0";
    private readonly string _root;

    private MlflowStore(string root) => _root = root;

    /// <summary>Creates the folder and the experiment that MLflow expects in every store.</summary>
    /// <exception cref="StoreException">It cannot be written.</exception>
    public static MlflowStore Open(string root)
    {
        MlflowStore store = new(Path.GetFullPath(root));
        store.Guard(() =>
        {
            Directory.CreateDirectory(Path.Combine(store._root, ".trash"));
            if (!File.Exists(Path.Combine(store._root, DefaultId, MlflowMeta.FileName))) store.WriteExperiment(DefaultId, "Default");
        });
        return store;
    }

    /// <summary>Logs what is there of an experiment.</summary>
    /// <exception cref="StoreException">The folder cannot be written; the results themselves are safe.</exception>
    public void Log(Experiment experiment, IReadOnlyList<PlannedRun> plan, SweepOutcome outcome, IReadOnlyList<JudgedFinding> findings, string results) => Guard(() =>
    {
        string id = IdOf(experiment);
        foreach (var run in plan.DistinctBy(run => run.Key))
        {
            var failure = outcome.Failures.FirstOrDefault(failure => failure.Key == run.Key);
            if (outcome.Records.TryGetValue(run.Key, out var record)) MlflowRun.Of(run, record).Write(_root, id);
            else if (failure is not null) MlflowRun.Of(run, failure).Write(_root, id);
        }

        MlflowRun.Of(experiment, findings, results).Write(_root, id);
    });

    /// <summary>The MLflow experiment of that name, created when there is none. MLflow's ids are numbers; ours are made of the name.</summary>
    private string IdOf(Experiment experiment)
    {
        foreach (string folder in Directory.GetDirectories(_root))
        {
            string meta = Path.Combine(folder, MlflowMeta.FileName);
            if (File.Exists(meta) && MlflowMeta.Read(meta, "name") == experiment.Id) return Path.GetFileName(folder);
        }

        ulong number = BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(experiment.Id))) % 900_000_000_000_000_000 + 100_000_000_000_000_000;
        while (Directory.Exists(Path.Combine(_root, number.ToString(CultureInfo.InvariantCulture)))) number++;
        string id = number.ToString(CultureInfo.InvariantCulture);
        WriteExperiment(id, experiment.Id);
        string tags = Directory.CreateDirectory(Path.Combine(_root, id, "tags")).FullName;
        File.WriteAllText(Path.Combine(tags, "mlflow.note.content"), $"{experiment.Title}\n\n{experiment.Source}".Trim());
        return id;
    }

    private void WriteExperiment(string id, string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_root, id)).FullName;
        long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        MlflowMeta.Write(folder, [
            ("artifact_location", new Uri(folder).AbsoluteUri), ("creation_time", now), ("experiment_id", id), ("last_update_time", now), ("lifecycle_stage", "active"), ("name", name),
        ]);
    }

    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The MLflow store {_root} cannot be written: {exception.Message} The results are stored; choose another folder with --log-to mlflow:DIR.", exception);
        }
    }
}
