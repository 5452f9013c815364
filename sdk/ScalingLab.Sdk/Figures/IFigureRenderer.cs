namespace ScalingLab.Sdk;

/// <summary>Turns a figure into a file. The same figure gives the same bytes.</summary>
public interface IFigureRenderer
{
    /// <summary>File name extension without the dot: <c>svg</c>, <c>png</c>.</summary>
    string Extension { get; }

    /// <summary>Draws the figure.</summary>
    /// <param name="figure">What to draw.</param>
    /// <param name="output">Where to write; left open.</param>
    void Render(Figure figure, Stream output);
}
