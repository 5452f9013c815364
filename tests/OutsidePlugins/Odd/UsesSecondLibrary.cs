using ScalingLab.Sdk;

public sealed class UsesSecondLibrary : IPlugin
{
    public void Register(IPluginRegistry registry) => registry.AddFigureRenderer<Renderer>(new Library.Tables().Edition(3));

    public sealed class Renderer : IFigureRenderer
    {
        public string Extension => new Library.Tables().Edition(4);

        public void Render(Figure figure, System.IO.Stream output)
        {
        }
    }
}
