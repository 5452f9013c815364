using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting;

/// <summary>A rendered figure.</summary>
internal sealed record ReportFigure
{
    public required string Name { get; init; }

    /// <summary>Its title, as a label; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>The renderer's file name extension without the dot.</summary>
    public required string Extension { get; init; }

    /// <summary>The content of the file.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>What was drawn; without it the picture in the page does not answer to the pointer.</summary>
    public Figure? Model { get; init; }

    /// <summary>What its reader must be told, plain text.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
