using ScalingLab.Sdk;

public sealed class ContestedSecond : IPlugin
{
    public void Register(IPluginRegistry registry) =>
        registry.AddFigureRenderer<Renderer>("uncontested").AddFigureRenderer<Renderer>("contested");

    public sealed class Renderer : IFigureRenderer
    {
        public string Extension => "second";

        public void Render(Figure figure, System.IO.Stream output)
        {
        }
    }
}
