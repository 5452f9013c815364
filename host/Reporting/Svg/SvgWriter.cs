using System.Text;
using System.Xml;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>Writes elements, numbers and labels. No byte depends on culture, clock or platform.</summary>
internal sealed class SvgWriter : IDisposable
{
    private const string Namespace = "http://www.w3.org/2000/svg";
    public const double ScriptSize = 0.72;
    private const double SuperRise = 0.38;
    private const double SubDrop = 0.2;

    private readonly XmlWriter _xml;

    public SvgWriter(Stream output) => _xml = XmlWriter.Create(output, new XmlWriterSettings
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        // Without a declaration the text can stand inside a page as it is.
        OmitXmlDeclaration = true,
        Indent = true,
        IndentChars = " ",
        NewLineChars = "\n",
        CloseOutput = false,
    });

    public void Open(string element, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        _xml.WriteStartElement(element, Namespace);
        foreach (var (name, value) in attributes)
            _xml.WriteAttributeString(name, value is double number ? SvgNumber.Format(number) : Clean((string)value));
    }

    public void Close() => _xml.WriteEndElement();

    public void Element(string element, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        Open(element, attributes);
        Close();
    }

    public void TextElement(string element, string id, string text)
    {
        Open(element, ("id", id));
        _xml.WriteString(Clean(text));
        Close();
    }

    /// <summary>A label whose baseline starts, is centred or ends at a place.</summary>
    public void Label(string label, double x, double y, double size, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        Open("text", [("x", x), ("y", y), ("font-size", size), .. attributes]);
        double offset = 0;
        // Once there is text, even none, the writer stops indenting; a line break between two parts would be drawn as a space.
        _xml.WriteRaw("");
        foreach (var run in LabelText.Parse(label))
        {
            double wanted = run.Script switch
            {
                TextScript.Super => -SuperRise * size,
                TextScript.Sub => SubDrop * size,
                _ => 0,
            };
            if (run.Script == TextScript.Base && offset == 0)
            {
                _xml.WriteString(Clean(run.Text));
                continue;
            }

            Open("tspan", ("dy", wanted - offset));
            if (run.Script != TextScript.Base)
                _xml.WriteAttributeString("font-size", SvgNumber.Format(size * ScriptSize));
            _xml.WriteString(Clean(run.Text));
            Close();
            offset = wanted;
        }

        Close();
    }

    public void Dispose() => _xml.Dispose();

    /// <summary>XML has no way to write a control character or half a surrogate pair.</summary>
    private static string Clean(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) continue;
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                i++;
                continue;
            }

            text = string.Concat(text.AsSpan(0, i), "\uFFFD", text.AsSpan(i + 1));
        }

        return text;
    }
}
