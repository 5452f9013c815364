using ScalingLab.Sdk;

namespace ScalingLab.Perceptron;

/// <summary>The perceptron at fixed norm: experiment, replica theory and implicit bias (D'Amico, Bocchi and Negri, arXiv 2505.13230).</summary>
public sealed class PerceptronPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry
            .AddDataGenerator<BinaryTeacher, BinaryTeacherOptions>("binary-teacher")
            .AddModel<PerceptronExperiment, PerceptronExperimentOptions>("perceptron", clock: "lambda")
            .AddModel<PerceptronGradientDescent, PerceptronGradientDescentOptions>("perceptron.gradient-descent", clock: "lambda")
            .AddModel<PerceptronRidge, PerceptronRidgeOptions>("perceptron.ridge", clock: "lambda")
            .AddModel<PerceptronReplica, PerceptronReplicaOptions>("perceptron.replica", clock: "lambda")
            .AddModel<PerceptronBayes, PerceptronBayesOptions>("perceptron.bayes", clock: "lambda");
    }
}
