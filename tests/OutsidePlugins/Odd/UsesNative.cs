using System.Runtime.InteropServices;
using ScalingLab.Sdk;

public sealed class UsesNative : IPlugin
{
    public void Register(IPluginRegistry registry) => registry.AddFigureRenderer<Renderer>("native-renderer");

    public sealed class Renderer : IFigureRenderer
    {
        public string Extension => GetProcessId().ToString(System.Globalization.CultureInfo.InvariantCulture);

        public void Render(Figure figure, System.IO.Stream output)
        {
        }

        // The test puts a copy of the framework's own native library beside the plugin under this name.
        [DllImport("plugin-native", EntryPoint = "SystemNative_GetPid")]
        private static extern int GetProcessId();
    }
}
