using ScalingLab.Sdk;

public sealed class ContestedFirst : IPlugin
{
    public void Register(IPluginRegistry registry) => registry.AddFigureRenderer<Renderer>("contested");

    public sealed class Renderer : IFigureRenderer
    {
        public string Extension => "first";

        public void Render(Figure figure, System.IO.Stream output)
        {
        }
    }
}
