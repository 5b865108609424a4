using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Scrutineer.Elections.Entries;
using Scrutineer.Testing;
using Scrutineer.Verification.Tests.Sample;
using Xunit;

namespace Scrutineer.Verification.Tests;

/// <summary>
/// Random complaints, steps, decisions and revocations: two folds that share no code refuse and accept the same entries, and have the same totals, the same outcome and
/// the same word on a declaration at every size.
/// </summary>
public class DisputeAgreement
{
    private const int Records = 60;
    private const int EntriesEach = 260;

    [Fact]
    public async Task The_independent_verifier_agrees_on_every_random_entry()
    {
        var dir = Path.Combine(Path.GetTempPath(), "scrutineer-" + Path.GetRandomFileName());
        Directory.CreateDirectory(dir);
        try
        {
            var refused = new SortedDictionary<string, int>(StringComparer.Ordinal);
            for (var seed = 1; seed <= Records; seed++) File.WriteAllBytes(Path.Combine(dir, $"{seed}.json"), Record(seed, refused));
            Assert.Empty(Expected.Except(refused.Keys));
            Assert.True(refused[""] > Records * EntriesEach / 5, "too few legal entries");
            var (exit, said) = await Node.Run(Path.Combine(Shared.Repository, "verifier", "agree-entries.mjs"), dir);
            Assert.True(exit == 0, said);
        }
        finally
        {
            Directory.Delete(dir, recursive: true);
        }
    }

    /// <summary>Refusals that the random entries must come to: else they try too little.</summary>
    private static readonly string[] Expected =
    [
        "already-annulled", "appeal-not-next", "case-join", "case-step", "case-time", "case-unknown", "clock-suspended", "clock-unknown", "complainant-not-entitled", "complaint-late",
        "decision-result", "decision-unknown", "decision-unsigned", "findings-incomplete", "forum-not-competent", "forum-unknown", "ground-unknown", "line-unknown", "list-unknown", "prev-stale", "remedy-not-granted", "remedy-twice",
        "repeat-nothing", "repeat-too-early", "revoke-nothing", "unit-unknown", "votes-missing", "votes-no-majority",
    ];

    private static byte[] Record(int seed, SortedDictionary<string, int> refused)
    {
        var maker = new RecordMaker(2, 3);
        var random = new RandomDisputes(seed, maker.Definition, maker.Elected, maker.Fold);
        using var stream = new MemoryStream();
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        foreach (var (name, blob) in new[] { ("definition", maker.Definition.Definition), ("units", maker.Definition.Units), ("form", maker.Definition.Form), ("law", maker.Definition.Law) })
            json.WriteString(name, Encoding.UTF8.GetString(blob));
        json.WriteStartArray("entries");
        for (var i = 0; i < EntriesEach; i++)
        {
            var entry = random.Next();
            var refusal = maker.Fold.Take(entry)?.Code;
            refused[refusal ?? ""] = refused.GetValueOrDefault(refusal ?? "") + 1;
            json.WriteStartObject();
            json.WriteString("entry", Encoding.UTF8.GetString(EntryWriter.Write(entry)));
            json.WriteString("refused", refusal);
            if (refusal is null) After(json, maker);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return stream.ToArray();
    }

    private static void After(Utf8JsonWriter json, RecordMaker maker)
    {
        foreach (var channel in (string[])["hand", "machine"])
        {
            var (totals, outcome) = Documents.Results(maker.Fold.State(), RecordMaker.Election, maker.Fold.Size, channel, maker.Opened.Law.Sha256);
            json.WriteString($"{channel} totals", Convert.ToHexStringLower(SHA256.HashData(totals)));
            json.WriteString($"{channel} outcome", Encoding.UTF8.GetString(outcome));
        }

        var declared = maker.Fold.Check(maker.Entry(new DeclarationMade("none"), null))!.Code;
        json.WriteString("declaration", declared == "declaration-mismatch" ? null : declared);
    }
}
