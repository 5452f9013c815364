using ScalingLab.Sdk;

public sealed class UsesHostLibrary : IPlugin
{
    public void Register(IPluginRegistry registry) => registry.AddFigureRenderer<Renderer>("yaml-renderer");

    public sealed class Renderer : IFigureRenderer
    {
        public string Extension => "yaml";

        public void Render(Figure figure, System.IO.Stream output) =>
            new YamlDotNet.RepresentationModel.YamlStream().Save(new System.IO.StreamWriter(output));
    }
}
