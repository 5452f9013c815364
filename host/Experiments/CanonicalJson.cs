using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ScalingLab.Host.Experiments.Options;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments;

/// <summary>
/// Writes typed values so that equal values give equal bytes: keys sorted, numbers as the shortest text that reads back as the same number,
/// enumerations by their names in YAML, defaults included.
/// </summary>
internal static class CanonicalJson
{
    public static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case double number:
                Write(writer, number);
                break;
            case float number:
                Write(writer, (double)number);
                break;
            case Enum choice:
                writer.WriteStringValue(new ChoiceShape(choice.GetType()).NameOf(choice));
                break;
            case ulong whole:
                writer.WriteNumberValue(whole);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case IConvertible whole:
                writer.WriteNumberValue(whole.ToInt64(CultureInfo.InvariantCulture));
                break;
            case IDictionary table:
                WriteTable(writer, table);
                break;
            case IEnumerable list:
                writer.WriteStartArray();
                foreach (object? element in list) Write(writer, element);
                writer.WriteEndArray();
                break;
            default:
                WriteRecord(writer, value);
                break;
        }
    }

    private static void Write(Utf8JsonWriter writer, double number)
    {
        if (double.IsFinite(number)) writer.WriteNumberValue(number);
        else writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteTable(Utf8JsonWriter writer, IDictionary table)
    {
        writer.WriteStartObject();
        foreach (string key in table.Keys.Cast<string>().Order(StringComparer.Ordinal))
        {
            writer.WritePropertyName(key);
            Write(writer, table[key]);
        }

        writer.WriteEndObject();
    }

    private static void WriteRecord(Utf8JsonWriter writer, object record)
    {
        writer.WriteStartObject();
        foreach (OptionProperty option in OptionsType.Of(record.GetType()).Sorted)
        {
            writer.WritePropertyName(option.Key);
            Write(writer, InKey(option, option.Get(record)));
        }

        if (record is IReadsFiles reader) WriteFiles(writer, reader);
        writer.WriteEndObject();
    }

    /// <summary>The content of a file stands for it, and that of the files of a folder for the folder.</summary>
    private static object? InKey(OptionProperty option, object? value) => value switch
    {
        string file when option.IsInputFile => InputFile.Fingerprint(file),
        string when option.IsInputFolder => null,
        _ => value,
    };

    private static void WriteFiles(Utf8JsonWriter writer, IReadsFiles reader)
    {
        writer.WriteStartObject("files that are read");
        foreach (string path in reader.InputFiles()) writer.WriteString(Path.GetFileName(path), InputFile.Fingerprint(path));
        writer.WriteEndObject();
    }
}
