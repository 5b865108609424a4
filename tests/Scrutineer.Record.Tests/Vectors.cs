using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Record.Tests;

/// <summary>The cases of shared/vectors/record.json, by category; every category has one theory.</summary>
public static class Vectors
{
    private const string None = "no vectors";

    private static readonly Lazy<ImmutableDictionary<string, JsonElement>> Cases = new(Load);

    public static ImmutableArray<string> Categories => [.. Cases.Value.Values.Select(Category).Distinct().Order(StringComparer.Ordinal)];

    public static int Count => Cases.Value.Count;

    public static TheoryData<string> Of(string category) =>
        Cases.Value.Count == 0 ? [None] : [.. Cases.Value.Where(c => Category(c.Value) == category).Select(c => c.Key).Order(StringComparer.Ordinal)];

    /// <summary>The input and what is expected of it.</summary>
    public static (JsonElement In, JsonElement Expect) Get(string id)
    {
        Shared.Path("vectors", "record.json");
        var found = Cases.Value[id];
        return (found.GetProperty("in"), found.GetProperty("expect"));
    }

    public static string Text(this JsonElement e, string name) => e.GetProperty(name).GetString()!;

    public static ulong Number(this JsonElement e, string name) => e.GetProperty(name).GetUInt64();

    public static byte[] Hex(this JsonElement e, string name) => Convert.FromHexString(e.Text(name));

    public static IEnumerable<ReadOnlyMemory<byte>> Hexes(this JsonElement e, string name) =>
        e.GetProperty(name).EnumerateArray().Select(h => (ReadOnlyMemory<byte>)Convert.FromHexString(h.GetString()!));

    public static string[] Texts(this JsonElement e, string name) => [.. e.GetProperty(name).EnumerateArray().Select(t => t.GetString()!)];

    /// <summary>What a strict verifier must say.</summary>
    public static bool Ok(this JsonElement e) => (e.TryGetProperty("ok_if_hashes_must_be_32_bytes", out var strict) ? strict : e.GetProperty("ok")).GetBoolean();

    public static byte[] Leaf(ulong index) => Encoding.ASCII.GetBytes($"scrutineer-vector-{index}");

    private static string Category(JsonElement e) => e.Text("category");

    private static ImmutableDictionary<string, JsonElement> Load()
    {
        var file = Path.GetFullPath(Path.Combine(Shared.Repository, "..", "shared", "vectors", "record.json"));
        if (!File.Exists(file)) return ImmutableDictionary<string, JsonElement>.Empty;
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return document.RootElement.GetProperty("vectors").EnumerateArray().ToImmutableDictionary(v => v.Text("id"), v => v.Clone());
    }
}
