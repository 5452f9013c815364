namespace DeepNet.Tests.Support;

/// <summary>Small networks whose parameters are normal with the variance of their fan-in, gains about 1.</summary>
internal static class Nets
{
    public static Network<T> Build<T>(Shape input, Action<Network<T>> add)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var network = new Network<T>(input);
        add(network);
        network.Complete();
        var stream = new PhiloxStreams(2, 0).Create("parameters");
        foreach (var parameter in network.Parameters)
        {
            double scale = parameter.Role == ParameterRole.Weight ? 1 / Math.Sqrt(parameter.FanIn) : 0.3;
            foreach (ref T value in network.ValuesOf(parameter))
                value = T.CreateChecked((scale * stream.NextNormal()) + (parameter.Role == ParameterRole.Gain ? 1 : 0));
        }

        return network;
    }
}
