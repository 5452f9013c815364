namespace ScalingLab.Host.Experiments.Expressions;

/// <summary>The names that an expression may use.</summary>
internal interface INameLookup
{
    /// <summary>Whether it is a parameter, a swept name, a function, a constant or a word of the language.</summary>
    bool IsKnown(string name);

    /// <summary>The known name that was probably meant.</summary>
    string? Suggest(string name);

    /// <summary>The slot of a parameter or swept name, which thereby counts as used.</summary>
    bool TryResolve(string name, out int slot);
}
