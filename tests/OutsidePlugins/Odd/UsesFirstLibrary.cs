using ScalingLab.Sdk;

public sealed class UsesFirstLibrary : IPlugin
{
    public void Register(IPluginRegistry registry) => registry.AddFigureRenderer<Renderer>(Library.Tables.Edition());

    public sealed class Renderer : IFigureRenderer
    {
        public string Extension => Library.Tables.Edition();

        public void Render(Figure figure, System.IO.Stream output)
        {
        }
    }
}
