using System;
using ScalingLab.Sdk;

public sealed class ThrowsInRegister : IPlugin
{
    public void Register(IPluginRegistry registry)
    {
        registry.AddFigureRenderer<Renderer>("half-registered");
        throw new InvalidOperationException("The licence has run out.");
    }

    public sealed class Renderer : IFigureRenderer
    {
        public string Extension => "";

        public void Render(Figure figure, System.IO.Stream output)
        {
        }
    }
}
