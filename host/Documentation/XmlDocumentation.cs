using System.Collections.Concurrent;
using System.Reflection;
using System.Xml;
using System.Xml.Linq;

namespace ScalingLab.Host.Documentation;

/// <summary>The documentation file that the compiler wrote beside an assembly.</summary>
internal sealed class XmlDocumentation
{
    private static readonly ConcurrentDictionary<string, XmlDocumentation> Cache = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XElement> _members;

    private XmlDocumentation(Dictionary<string, XElement> members) => _members = members;

    public static XmlDocumentation Of(Assembly assembly) => Cache.GetOrAdd(Path.ChangeExtension(assembly.Location, ".xml"), Read);

    /// <summary>Summary and remarks of a type as Markdown; empty when it has none or its plugin ships no documentation file.</summary>
    public string TextOf(Type type)
    {
        string name = (type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type).FullName ?? type.Name;
        if (!_members.TryGetValue("T:" + name.Replace('+', '.'), out var member)) return "";
        return string.Join("\n\n", new[] { member.Element("summary"), member.Element("remarks") }
            .Select(part => part is null ? "" : XmlMarkdown.Convert(part)).Where(part => part.Length > 0));
    }

    private static XmlDocumentation Read(string path)
    {
        try
        {
            var members = XDocument.Load(path, LoadOptions.PreserveWhitespace).Root?.Element("members")?.Elements("member") ?? [];
            return new XmlDocumentation(members.Where(member => member.Attribute("name") is not null)
                .DistinctBy(member => member.Attribute("name")!.Value).ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or XmlException)
        {
            // Documentation files are optional: [Description] remains.
            return new XmlDocumentation([]);
        }
    }
}
