using System.Text;
using Scrutineer.Elections;
using Scrutineer.Elections.Canonical;
using Scrutineer.Elections.Entries;
using Scrutineer.Law.Json;

namespace Scrutineer.Verification;

/// <summary>V15: <c>current.json</c> is one of the few texts that the log allows.</summary>
internal sealed class CurrentFile(RecordFold fold, Election definition, bool? isWitnessed)
{
    public const string Path = "current.json";

    /// <summary>What is wrong with the file; null: nothing.</summary>
    public Fault? Check(ReadOnlyMemory<byte>? file, int most)
    {
        if (file is not { } bytes) return Fault.Missing(Path);
        if (bytes.Length > most) return Fault.Large(Path, most);
        var allowed = Allowed().ToList();
        if (allowed.Exists(a => bytes.Span.SequenceEqual(a))) return null;
        // The nearest of the allowed texts shows where the file leaves it.
        var nearest = allowed.MaxBy(a => bytes.Span.CommonPrefixLength(a))!;
        return Fault.Refuse("current-differs", Sentence(bytes, nearest)) with { Path = Path, Byte = bytes.Span.CommonPrefixLength(nearest) };
    }

    private static string Sentence(ReadOnlyMemory<byte> file, byte[] allowed)
    {
        var (found, wanted) = (JsonValue.Read(file), JsonValue.Read(allowed).Value);
        if (!found.IsOk) return $"The file is not JSON: {found.Refusal!.Message}";
        foreach (var (name, value) in wanted.Members)
            if (found.Value[name]?.ToJson() != value.ToJson()) return $"By the log, \"{name}\" is {value.ToJson()}.";
        return "The file is not in canonical form.";
    }

    private IEnumerable<byte[]> Allowed()
    {
        var latest = fold.Publications.Count == 0 ? (long?)null : fold.Publications[^1].Index;
        // Before the first publication any channel may be named.
        IEnumerable<string?> channels = latest is null ? definition.Channels.Select(c => (string?)c.Code).Append(null) : [fold.Publications[^1].Data.Channel];
        var blocks = fold.Incidents.Where(i => i.Data.Code == "publication-blocked" && (latest is null || i.Index > latest)).Select(i => (long?)i.Index).Reverse().ToList();
        if (blocks.Count == 0) blocks.Add(null);
        bool[] witnessed = isWitnessed is { } known ? [known] : [true, false];
        return from channel in channels from blocked in blocks from w in witnessed select Text(latest, channel, blocked, w);
    }

    private byte[] Text(long? latest, string? channel, long? blocked, bool witnessed)
    {
        var to = new CanonicalWriter();
        to.Raw("{\"format\":\"scrutineer-current/1\",\"origin\":"u8);
        to.Text(fold.Opened.Origin);
        to.Raw(",\"election\":"u8);
        to.Text(fold.Election);
        to.Raw(",\"size\":"u8);
        to.NumberOrNull(latest);
        to.Raw(",\"publication\":"u8);
        to.NumberOrNull(latest);
        to.Raw(",\"channel\":"u8);
        to.TextOrNull(channel);
        to.Raw(",\"blocked\":"u8);
        to.NumberOrNull(blocked);
        to.Raw(",\"witnessed\":"u8);
        to.Boolean(witnessed);
        to.Raw("}"u8);
        return to.ToArray();
    }
}
