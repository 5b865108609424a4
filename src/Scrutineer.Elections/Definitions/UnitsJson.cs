using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Scrutineer.Elections.Canonical;
using Scrutineer.Elections.Previous;
using Scrutineer.Elections.Units;
using Scrutineer.Law;

namespace Scrutineer.Elections.Definitions;

/// <summary>The blob <c>units</c>, scrutineer-units/1: read and written without a tree of JSON values, for a million units fit into it.</summary>
public static class UnitsJson
{
    /// <summary>Reads the units. Refuses <c>units-format</c> with the number of the unit, and as <see cref="UnitTree.Build"/>.</summary>
    public static Result<UnitTree> Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return UnitTree.Build(new Reader().Document(utf8.Span));
        }
        catch (JsonException e)
        {
            return new Refusal("units-format", $"This is not valid JSON: {e.Message}");
        }
        catch (InvalidOperationException)
        {
            return new Refusal("units-format", "A text here is not valid UTF-8.");
        }
        catch (RefusalException e)
        {
            return e.Refusal;
        }
    }

    /// <summary>The bytes of the blob.</summary>
    public static byte[] Write(UnitTree units)
    {
        var to = new CanonicalWriter();
        to.Raw("{\"format\":\"scrutineer-units/1\",\"units\":["u8);
        for (var i = 0; i < units.All.Length; i++)
        {
            if (i > 0) to.Raw(","u8);
            Unit(to, units[i]);
        }

        to.Raw("]}"u8);
        return to.ToArray();
    }

    private static void Unit(CanonicalWriter to, Unit unit)
    {
        to.Raw("{\"code\":"u8);
        to.Text(unit.Code);
        to.Raw(",\"level\":"u8);
        to.Text(unit.Level);
        to.Raw(",\"parent\":"u8);
        to.TextOrNull(unit.Parent);
        ElectionDefinition.Names(to, ",\"names\":"u8, unit.Name);
        Number(to, ",\"registered\":"u8, unit.Registered);
        Number(to, ",\"stations\":"u8, unit.Stations);
        if (!unit.Numbers.IsEmpty)
        {
            to.Raw(",\"numbers\":{"u8);
            var isFirst = true;
            foreach (var (name, number) in unit.Numbers)
            {
                if (!isFirst) to.Raw(","u8);
                isFirst = false;
                to.Text(name);
                to.Raw(":"u8);
                to.Number(number);
            }

            to.Raw("}"u8);
        }

        if (unit.Previous is { } previous)
        {
            Number(to, ",\"previous\":{\"registered\":"u8, previous.Registered);
            Number(to, ",\"cast\":"u8, previous.Cast);
            to.Raw("}"u8);
        }

        to.Raw("}"u8);
    }

    private static void Number(CanonicalWriter to, ReadOnlySpan<byte> member, long? number)
    {
        if (number is not { } value) return;
        to.Raw(member);
        to.Number(value);
    }

    /// <summary>Walks through the tokens once; texts that units have in common are kept once.</summary>
    private sealed class Reader
    {
        private static readonly byte[][] Members =
            ["code"u8.ToArray(), "level"u8.ToArray(), "parent"u8.ToArray(), "names"u8.ToArray(), "registered"u8.ToArray(), "stations"u8.ToArray(), "numbers"u8.ToArray(),
                "previous"u8.ToArray()];

        private readonly Dictionary<string, string> shared = new(StringComparer.Ordinal);
        private readonly ImmutableArray<Unit>.Builder units = ImmutableArray.CreateBuilder<Unit>();
        private string lastLevel = "";
        private string lastParent = "";
        private string lastName = "";

        public ImmutableArray<Unit> Document(ReadOnlySpan<byte> bytes)
        {
            if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[3..];
            var json = new Utf8JsonReader(bytes);
            string? format = null;
            var hasUnits = false;
            Expect(ref json, JsonTokenType.StartObject);
            while (Next(ref json) == JsonTokenType.PropertyName)
            {
                if (format is null && json.ValueTextEquals("format"u8))
                {
                    format = Text(ref json);
                }
                else if (!hasUnits && json.ValueTextEquals("units"u8))
                {
                    hasUnits = true;
                    Units(ref json);
                }
                else
                {
                    throw Refuse($"The member \"{json.GetString()}\" is not known beside format and units, or is given twice");
                }
            }

            if (format != "scrutineer-units/1") throw Refuse($"This program reads scrutineer-units/1, not \"{format}\"");
            if (!hasUnits) throw Refuse("The member \"units\" is missing");
            if (json.Read()) throw Refuse("Nothing follows the units");
            return units.ToImmutable();
        }

        private void Units(ref Utf8JsonReader json)
        {
            Expect(ref json, JsonTokenType.StartArray);
            while (Next(ref json) != JsonTokenType.EndArray)
            {
                if (json.TokenType != JsonTokenType.StartObject) throw Refuse("A unit is an object");
                units.Add(Unit(ref json));
            }
        }

        private Unit Unit(ref Utf8JsonReader json)
        {
            string? code = null, level = null, parent = null;
            var names = LocalText.Empty;
            long? registered = null, stations = null;
            var numbers = ImmutableSortedDictionary<string, long>.Empty;
            PreviousTurnout? previous = null;
            var seen = 0;
            while (Next(ref json) == JsonTokenType.PropertyName)
            {
                var member = Member(ref json);
                if (member < 0) throw Refuse($"The member \"{json.GetString()}\" is not known here");
                if ((seen & (1 << member)) != 0) throw Refuse($"The member \"{json.GetString()}\" is given twice");
                seen |= 1 << member;
                switch (member)
                {
                    case 0: code = Text(ref json); break;
                    case 1: Expect(ref json, JsonTokenType.String); level = Shared(ref json, ref lastLevel); break;
                    case 2: parent = Parent(ref json); break;
                    case 3: names = Names(ref json); break;
                    case 4: registered = Number(ref json); break;
                    case 5: stations = Number(ref json); break;
                    case 6: numbers = Numbers(ref json); break;
                    default: previous = Previous(ref json); break;
                }
            }

            if ((seen & 15) != 15) throw Refuse("A unit has code, level, parent and names");
            if (!Codes.IsSafe(code!) || !Codes.IsSafe(level!)) throw Refuse("A code or level is empty, too long, or begins with a sign that spreadsheets take for a formula");
            return new Unit(code!, level!, parent, names) { Registered = registered, Stations = stations, Numbers = numbers, Previous = previous };
        }

        private static int Member(ref Utf8JsonReader json)
        {
            for (var i = 0; i < Members.Length; i++)
                if (json.ValueTextEquals(Members[i])) return i;
            return -1;
        }

        private LocalText Names(ref Utf8JsonReader json)
        {
            if (Next(ref json) == JsonTokenType.String) return LocalText.Of(json.GetString()!);
            if (json.TokenType != JsonTokenType.StartObject) throw Refuse("Names are a text or an object from language to text");
            var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            while (Next(ref json) == JsonTokenType.PropertyName)
                if (!texts.TryAdd(Shared(ref json, ref lastName), Text(ref json))) throw Refuse("A language is given twice");
            return texts.Count == 0 ? LocalText.Empty : new LocalText(texts.ToImmutable());
        }

        private ImmutableSortedDictionary<string, long> Numbers(ref Utf8JsonReader json)
        {
            Expect(ref json, JsonTokenType.StartObject);
            var numbers = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
            while (Next(ref json) == JsonTokenType.PropertyName)
                if (!numbers.TryAdd(Shared(ref json, ref lastName), Number(ref json))) throw Refuse("A number is given twice");
            return numbers.ToImmutable();
        }

        private PreviousTurnout Previous(ref Utf8JsonReader json)
        {
            var numbers = Numbers(ref json);
            return numbers.Count == 2 && numbers.TryGetValue("registered", out var registered) && numbers.TryGetValue("cast", out var cast)
                ? new PreviousTurnout(registered, cast)
                : throw Refuse("The previous turnout of a unit is registered and cast");
        }

        private long Number(ref Utf8JsonReader json)
        {
            Expect(ref json, JsonTokenType.Number);
            var isCount = json.TryGetInt64(out var number) && number <= Protocols.Figures.Greatest && json.ValueSpan[0] != (byte)'-';
            return isCount ? number : throw Refuse("A number is a count from 0 to 1,000,000,000,000");
        }

        private string Text(ref Utf8JsonReader json)
        {
            Expect(ref json, JsonTokenType.String);
            return json.GetString()!;
        }

        private string? Parent(ref Utf8JsonReader json)
        {
            if (Next(ref json) == JsonTokenType.Null) return null;
            return json.TokenType == JsonTokenType.String ? Shared(ref json, ref lastParent) : throw Refuse("A parent is a text or null");
        }

        /// <summary>The text of the token: one string for all that are equal, and none made if it is the last one again.</summary>
        private string Shared(ref Utf8JsonReader json, ref string last)
        {
            if (json.ValueTextEquals(last)) return last;
            var text = json.GetString()!;
            return last = shared.TryGetValue(text, out var known) ? known : shared[text] = text;
        }

        private void Expect(ref Utf8JsonReader json, JsonTokenType token)
        {
            if (Next(ref json) != token) throw Refuse($"{token} was expected, not {json.TokenType}");
        }

        private static JsonTokenType Next(ref Utf8JsonReader json) => json.Read() ? json.TokenType : throw new JsonException("The document ends too early.");

        private RefusalException Refuse(string sentence) => new(new Refusal("units-format", $"{sentence} (unit {units.Count + 1})."));
    }
}
