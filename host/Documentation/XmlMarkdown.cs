using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ScalingLab.Host.Documentation;

/// <summary>Turns the XML of documentation comments into Markdown.</summary>
internal static partial class XmlMarkdown
{
    public static string Convert(XElement element)
    {
        StringBuilder text = new();
        Write(element, text);
        return string.Join("\n\n", text.ToString().Split(ParagraphMark).Select(Tidy).Where(paragraph => paragraph.Length > 0));
    }

    /// <summary>Plain text with what Markdown would take for emphasis, tags or cells of a table escaped.</summary>
    public static string Escape(string text) => Special().Replace(text, match => match.Value == "<" ? "&lt;" : "\\" + match.Value);

    private const char ParagraphMark = '\f';

    private static void Write(XElement element, StringBuilder text)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText plain) text.Append(Escape(plain.Value));
            else if (node is XElement child) WriteElement(child, text);
        }
    }

    private static void WriteElement(XElement element, StringBuilder text)
    {
        switch (element.Name.LocalName)
        {
            case "para":
                text.Append(ParagraphMark);
                Write(element, text);
                text.Append(ParagraphMark);
                break;
            case "c":
                text.Append('`').Append(element.Value).Append('`');
                break;
            case "see" or "seealso" when element.Value.Length == 0:
                text.Append('`').Append(NameOf(element)).Append('`');
                break;
            case "paramref" or "typeparamref":
                text.Append('`').Append(element.Attribute("name")?.Value).Append('`');
                break;
            case "item":
                text.Append(ParagraphMark).Append("- ");
                Write(element, text);
                text.Append(ParagraphMark);
                break;
            default:
                Write(element, text);
                break;
        }
    }

    /// <summary><c>M:ScalingLab.Sdk.IModel.Advance(System.Double)</c> to <c>IModel.Advance</c>, types to their own name.</summary>
    private static string NameOf(XElement element)
    {
        if (element.Attribute("langword") is { } word) return word.Value;
        if (element.Attribute("href") is { } link) return link.Value;
        string reference = element.Attribute("cref")?.Value ?? "";
        string[] parts = Generics().Replace(reference.Split('(')[0], "").Split(':', 2)[^1].Split('.');
        return string.Join('.', parts.TakeLast(reference.StartsWith("T:", StringComparison.Ordinal) ? 1 : 2));
    }

    private static string Tidy(string paragraph) => Blanks().Replace(paragraph, " ").Trim();

    [GeneratedRegex(@"[*\\|]|<(?=[A-Za-z/!?])")]
    private static partial Regex Special();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("`+[0-9]+")]
    private static partial Regex Generics();
}
