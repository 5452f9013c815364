namespace ScalingLab.CurveAnalysis;

/// <summary>Makes the law of a form and says what its parameters mean.</summary>
internal static class LawFactory
{
    public static ILaw Create(LawForm form, PowerLawOptions options, double leastY)
    {
        ILaw law = form switch
        {
            LawForm.Broken => new BrokenLaw(options.Breaks),
            LawForm.ThreeRegion => new SaturatingLaw(),
            _ => new PlainLaw(),
        };
        if (options.FloorValue is { } known) return form == LawForm.Plain && options.Form != LawForm.Plain ? law : new FixedOffsetLaw(law, known);
        return FloorOf(form, options) is LawFloor.Fitted or LawFloor.Signed ? new OffsetLaw(law, leastY, FloorOf(form, options) == LawFloor.Signed) : law;
    }

    /// <summary>What is reported of a law that was fitted around a centre of ln x.</summary>
    public static IReadOnlyList<LawQuantity> Quantities(LawForm form, ILaw law, double centre)
    {
        List<LawQuantity> quantities = [new("exponent", theta => theta[law.Exponent], Parameter: law.Exponent)];
        quantities.Add(form == LawForm.ThreeRegion
            ? new LawQuantity("amplitude", theta => theta[0], IsLogarithm: true)
            : new LawQuantity("amplitude", theta => theta[0] - theta[1] * centre, IsLogarithm: true));
        if (form == LawForm.Broken) quantities.Add(new LawQuantity("early-exponent", theta => theta[1], Parameter: 1));
        if (form == LawForm.Broken) quantities.Add(new LawQuantity("break", theta => theta[law.Exponent + 1] + centre, IsLogarithm: true));
        if (form == LawForm.ThreeRegion) quantities.Add(new LawQuantity("break", theta => theta[2] + centre, IsLogarithm: true));
        if (law is OffsetLaw offset) quantities.Add(new LawQuantity("floor", theta => theta[^1] * offset.Unit, Parameter: law.Count - 1, Scale: offset.Unit));
        return quantities;
    }

    /// <summary>The names that a form reports.</summary>
    public static IReadOnlyList<string> Names(LawForm form, PowerLawOptions options) =>
        [.. Quantities(form, Create(form, options, 1), 0).Select(quantity => quantity.Name)];

    private static LawFloor FloorOf(LawForm form, PowerLawOptions options) => form switch
    {
        // When forms are compared, plain stays plain and floor keeps its constant.
        LawForm.Plain => options.Form == LawForm.Plain ? options.Floor : LawFloor.None,
        LawForm.Broken => options.Floor,
        _ => options.Floor is LawFloor.Default or LawFloor.None ? LawFloor.Fitted : options.Floor,
    };
}
