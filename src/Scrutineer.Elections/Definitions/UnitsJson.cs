using System.Collections.Immutable;
using System.Text.Json;
using Scrutineer.Elections.Canonical;
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

        to.Raw("}"u8);
    }

    private static void Number(CanonicalWriter to, ReadOnlySpan<byte> member, long? number)
    {
        if (number is not { } value) return;
        to.Raw(member);
        to.Number(value);
    }

    /// <summary>Walks through the tokens once; levels and names of languages are shared.</summary>
    private sealed class Reader
    {
        private readonly Dictionary<string, string> shared = new(StringComparer.Ordinal);
        private readonly ImmutableArray<Unit>.Builder units = ImmutableArray.CreateBuilder<Unit>();

        public ImmutableArray<Unit> Document(ReadOnlySpan<byte> bytes)
        {
            var json = new Utf8JsonReader(bytes);
            Expect(ref json, JsonTokenType.StartObject);
            if (Name(ref json) != "format" || Text(ref json) != "scrutineer-units/1") throw Refuse("The first member is \"format\", scrutineer-units/1");
            if (Name(ref json) != "units") throw Refuse("The second member is \"units\"");
            Expect(ref json, JsonTokenType.StartArray);
            while (Next(ref json) != JsonTokenType.EndArray)
            {
                if (json.TokenType != JsonTokenType.StartObject) throw Refuse("A unit is an object");
                units.Add(Unit(ref json));
            }

            Expect(ref json, JsonTokenType.EndObject);
            if (json.Read()) throw Refuse("Nothing follows the units");
            return units.ToImmutable();
        }

        private Unit Unit(ref Utf8JsonReader json)
        {
            string? code = null, level = null, parent = null;
            var names = LocalText.Empty;
            long? registered = null, stations = null;
            var numbers = ImmutableSortedDictionary<string, long>.Empty;
            var seen = 0;
            while (Next(ref json) == JsonTokenType.PropertyName)
            {
                var member = Array.IndexOf(Members, json.GetString()!);
                if (member < 0) throw Refuse($"The member \"{json.GetString()}\" is not known here");
                if ((seen & (1 << member)) != 0) throw Refuse($"The member \"{Members[member]}\" is given twice");
                seen |= 1 << member;
                switch (member)
                {
                    case 0: code = Text(ref json); break;
                    case 1: level = Shared(Text(ref json)); break;
                    case 2: parent = TextOrNull(ref json); break;
                    case 3: names = Names(ref json); break;
                    case 4: registered = Number(ref json); break;
                    case 5: stations = Number(ref json); break;
                    default: numbers = Numbers(ref json); break;
                }
            }

            if ((seen & 15) != 15) throw Refuse("A unit has code, level, parent and names");
            if (!Codes.IsSafe(code!) || !Codes.IsSafe(level!)) throw Refuse("A code or level is empty, too long, or begins with a sign that spreadsheets take for a formula");
            return new Unit(code!, level!, parent is null ? null : Shared(parent), names) { Registered = registered, Stations = stations, Numbers = numbers };
        }

        private static readonly string[] Members = ["code", "level", "parent", "names", "registered", "stations", "numbers"];

        private LocalText Names(ref Utf8JsonReader json)
        {
            if (Next(ref json) == JsonTokenType.String) return LocalText.Of(json.GetString()!);
            if (json.TokenType != JsonTokenType.StartObject) throw Refuse("Names are a text or an object from language to text");
            var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            while (Next(ref json) == JsonTokenType.PropertyName)
                if (!texts.TryAdd(Shared(json.GetString()!), Text(ref json))) throw Refuse("A language is given twice");
            return texts.Count == 0 ? LocalText.Empty : new LocalText(texts.ToImmutable());
        }

        private ImmutableSortedDictionary<string, long> Numbers(ref Utf8JsonReader json)
        {
            Expect(ref json, JsonTokenType.StartObject);
            var numbers = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
            while (Next(ref json) == JsonTokenType.PropertyName)
                if (!numbers.TryAdd(Shared(json.GetString()!), Number(ref json))) throw Refuse("A number is given twice");
            return numbers.ToImmutable();
        }

        private long Number(ref Utf8JsonReader json)
        {
            Expect(ref json, JsonTokenType.Number);
            var isCount = json.TryGetInt64(out var number) && number is >= 0 and <= Protocols.Figures.Greatest;
            return isCount ? number : throw Refuse("A number is a count from 0 to 1,000,000,000,000");
        }

        private string Text(ref Utf8JsonReader json)
        {
            Expect(ref json, JsonTokenType.String);
            return json.GetString()!;
        }

        private string? TextOrNull(ref Utf8JsonReader json)
        {
            if (Next(ref json) == JsonTokenType.Null) return null;
            return json.TokenType == JsonTokenType.String ? json.GetString() : throw Refuse("A text or null is needed");
        }

        private string Name(ref Utf8JsonReader json)
        {
            Expect(ref json, JsonTokenType.PropertyName);
            return json.GetString()!;
        }

        private string Shared(string text) => shared.TryGetValue(text, out var known) ? known : shared[text] = text;

        private void Expect(ref Utf8JsonReader json, JsonTokenType token)
        {
            if (Next(ref json) != token) throw Refuse($"{token} was expected, not {json.TokenType}");
        }

        private static JsonTokenType Next(ref Utf8JsonReader json) => json.Read() ? json.TokenType : throw new JsonException("The document ends too early.");

        private RefusalException Refuse(string sentence) => new(new Refusal("units-format", $"{sentence} (unit {units.Count + 1})."));
    }
}
