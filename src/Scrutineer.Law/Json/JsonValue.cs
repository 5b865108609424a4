using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Scrutineer.Law.Json;

/// <summary>The kinds of JSON value.</summary>
public enum JsonKind
{
    /// <summary>null.</summary>
    Null,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A number, kept as its text.</summary>
    Number,

    /// <summary>A string.</summary>
    Text,

    /// <summary>An array.</summary>
    Array,

    /// <summary>An object; member names are unique and keep their order.</summary>
    Object,
}

/// <summary>
/// A JSON value that knows its line and path, so that every refusal can name the place.
/// Numbers are kept as text: nothing is read into floating point.
/// </summary>
public sealed class JsonValue
{
    /// <summary>Documents nested deeper are refused.</summary>
    public const int MaximumDepth = 64;

    private JsonValue(JsonKind kind, int line, string path, string text = "")
    {
        Kind = kind;
        Line = line;
        Path = path;
        Text = text;
    }

    /// <summary>The kind.</summary>
    public JsonKind Kind { get; }

    /// <summary>The line where the value begins, from 1.</summary>
    public int Line { get; }

    /// <summary>The path, for example <c>$.steps[1].among</c>.</summary>
    public string Path { get; }

    /// <summary>The string itself, the digits of a number, or <c>true</c>/<c>false</c>.</summary>
    public string Text { get; }

    /// <summary>The items of an array; empty otherwise.</summary>
    public ImmutableArray<JsonValue> Items { get; private set; } = [];

    /// <summary>The members of an object in their order; empty otherwise.</summary>
    public ImmutableArray<KeyValuePair<string, JsonValue>> Members { get; private set; } = [];

    /// <summary>The member of that name, or null.</summary>
    public JsonValue? this[string name]
    {
        get
        {
            foreach (var member in Members)
                if (member.Key == name) return member.Value;
            return null;
        }
    }

    /// <summary>The value at a path as <see cref="Path"/> writes it, or the nearest one above it.</summary>
    public JsonValue At(string path)
    {
        foreach (var inner in Items.Concat(Members.Select(m => m.Value)))
        {
            if (path == inner.Path || path.StartsWith(inner.Path + ".", StringComparison.Ordinal) || path.StartsWith(inner.Path + "[", StringComparison.Ordinal))
                return inner.At(path);
        }

        return this;
    }

    /// <summary>The value as compact JSON, its numbers as they were written.</summary>
    public string ToJson() => Kind switch
    {
        JsonKind.Null => "null",
        JsonKind.Boolean or JsonKind.Number => Text,
        JsonKind.Text => Quoted(Text),
        JsonKind.Array => $"[{string.Join(", ", Items.Select(i => i.ToJson()))}]",
        JsonKind.Object => $"{{{string.Join(", ", Members.Select(m => $"{Quoted(m.Key)}: {m.Value.ToJson()}"))}}}",
        _ => throw new InvalidOperationException(Kind.ToString()),
    };

    /// <summary>Reads one strict JSON document (RFC 8259, UTF-8, no comments, no duplicate members).</summary>
    /// <remarks>Refuses with <c>json-invalid</c> or <c>json-duplicate-member</c>, with line and path.</remarks>
    public static Result<JsonValue> Read(ReadOnlyMemory<byte> utf8) => RefusalException.Catch(() => new Reader(utf8).Document());

    /// <summary>A refusal at this place.</summary>
    public Refusal Refuse(string code, string message) => new(code, message, Line: Line, Path: Path);

    /// <summary>A refusal at this place, ready to be thrown by a reader.</summary>
    public RefusalException Fail(string code, string message) => new(Refuse(code, message));

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private sealed class Reader(ReadOnlyMemory<byte> utf8)
    {
        private int line = 1;
        private int counted;

        public JsonValue Document()
        {
            var bytes = utf8.Span;
            if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[3..];
            if (bytes.Trim(" \t\r\n"u8).IsEmpty) throw new RefusalException(new Refusal("json-invalid", "The file is empty."));
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaximumDepth });
            try
            {
                if (!reader.Read()) throw new RefusalException(new Refusal("json-invalid", "The file is empty."));
                var value = Value(ref reader, bytes, "$");
                reader.Read();
                return value;
            }
            catch (JsonException e)
            {
                var at = (int)((e.LineNumber ?? 0) + 1);
                throw new RefusalException(new Refusal("json-invalid", $"This is not valid JSON: {Sentence(e)}", Line: at));
            }
            catch (InvalidOperationException)
            {
                throw new RefusalException(new Refusal("json-invalid", "A text here is not valid UTF-8.", Line: line));
            }
        }

        private JsonValue Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, string path)
        {
            var at = LineOf(bytes, (int)reader.TokenStartIndex);
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    return Object(ref reader, bytes, at, path);
                case JsonTokenType.StartArray:
                    return Array(ref reader, bytes, at, path);
                case JsonTokenType.String:
                    return new JsonValue(JsonKind.Text, at, path, reader.GetString()!);
                case JsonTokenType.Number:
                    return new JsonValue(JsonKind.Number, at, path, Encoding.ASCII.GetString(reader.ValueSpan));
                case JsonTokenType.True or JsonTokenType.False:
                    return new JsonValue(JsonKind.Boolean, at, path, reader.TokenType == JsonTokenType.True ? "true" : "false");
                default:
                    return new JsonValue(JsonKind.Null, at, path);
            }
        }

        private JsonValue Object(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, int at, string path)
        {
            var members = ImmutableArray.CreateBuilder<KeyValuePair<string, JsonValue>>();
            var names = new HashSet<string>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.GetString()!;
                var memberLine = LineOf(bytes, (int)reader.TokenStartIndex);
                if (!names.Add(name))
                    throw new RefusalException(new Refusal("json-duplicate-member", $"The member \"{name}\" is given twice.", Line: memberLine, Path: path));
                reader.Read();
                members.Add(new(name, Value(ref reader, bytes, IsPlain(name) ? $"{path}.{name}" : $"{path}[\"{name}\"]")));
            }

            return new JsonValue(JsonKind.Object, at, path) { Members = members.ToImmutable() };
        }

        private JsonValue Array(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, int at, string path)
        {
            var items = ImmutableArray.CreateBuilder<JsonValue>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                items.Add(Value(ref reader, bytes, string.Create(CultureInfo.InvariantCulture, $"{path}[{items.Count}]")));
            return new JsonValue(JsonKind.Array, at, path) { Items = items.ToImmutable() };
        }

        private int LineOf(ReadOnlySpan<byte> bytes, int position)
        {
            line += bytes[counted..position].Count((byte)'\n');
            counted = position;
            return line;
        }

        private static bool IsPlain(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

        private static string Sentence(JsonException e)
        {
            var message = e.Message;
            var cut = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
            return cut < 0 ? message : message[..cut];
        }
    }
}
