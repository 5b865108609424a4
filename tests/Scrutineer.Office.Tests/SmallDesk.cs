using System.Text;
using Scrutineer.Elections;
using Scrutineer.Elections.Definitions;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Protocols;
using Scrutineer.Elections.Units;
using Scrutineer.Office.Keys;
using Scrutineer.Published;
using Scrutineer.Record;
using Scrutineer.Verification;
using Xunit;

namespace Scrutineer.Office.Tests;

/// <summary>A small record on disk: a country of two stations, two lists, one channel, three commissioners of whom two must sign.</summary>
internal sealed class SmallDesk : IDisposable
{
    public const string Origin = "record.example/t";
    public static readonly Author Clerk = new("district-commission", null);
    private readonly string root = Path.Combine(Path.GetTempPath(), "scrutineer-" + Path.GetRandomFileName());

    public SmallDesk(string witnesses = "quorum none\n")
    {
        Directory.CreateDirectory(root);
        Paths = new RecordPaths(Path.Combine(root, "election"));
        KeyFile.Write(Paths.LogKey, LogKey);
        Office = Ok(RecordOffice.Create(Paths, new NewRecord(Election, Blobs, "t:test", LogKey, witnesses, Commission), TimeProvider.System));
    }

    public RecordPaths Paths { get; }

    public RecordOffice Office { get; private set; }

    public static SignerKey LogKey { get; } = SignerKey.FromSeed(Origin, Enumerable.Repeat((byte)9, 32).ToArray()).Value;

    public static SignerKey[] Commissioners { get; } =
        [.. Enumerable.Range(1, 3).Select(i => SignerKey.FromSeed($"c{i}", Enumerable.Repeat((byte)i, 32).ToArray()).Value)];

    public static string Commission { get; } =
        string.Concat(Commissioners.Select(c => $"witness {c.Name} {c.Verifier}\n")) + "group all 2 c1 c2 c3\nquorum all\n";

    private static byte[] Form { get; } = Bytes(
        """{"format":"scrutineer-form/1","id":"f","lines":[{"code":"cast","names":"Cast"},{"code":"valid","names":"Valid"}],"bases":{"cast":"cast","valid":"valid"},"equations":[]}""");

    private static byte[] Law { get; } = Bytes("""{"id":"t","ties":"lot","steps":[{"do":"award","as":"S","seats":5,"by":{"divisors":"dhondt"}}],"result":"S"}""");

    private static byte[] Definition { get; } = Bytes(
        """{"format":"scrutineer-definition/1","id":"t","names":"Test","date":"2026-01-01","channels":[{"code":"hand","names":"Hand"}],"lists":[{"code":"A","names":"A"},{"code":"B","names":"B"}]}""");

    private static byte[] Units { get; } = UnitsJson.Write(UnitTree.Build(
    [
        new Unit("land", "country", null, LocalText.Of("Land")),
        new Unit("s1", "station", "land", LocalText.Of("One")) with { Registered = 1_000 },
        new Unit("s2", "station", "land", LocalText.Of("Two")) with { Registered = 1_000 },
    ]).Value);

    public static RecordBlobs Blobs { get; } = new(Definition, Units, Form, Law);

    public static Election Election { get; } = ElectionDefinition.Read(Definition, Units, Form, Law).Value;

    public static ProtocolForm Protocol(string unit, long a, long b, long? cast = null) => new(
        unit, "hand", "first", null, null, Figures.Of([cast ?? a + b, a + b]), Figures.Of([a, b]), null, []);

    /// <summary>Appends with the prev of an author who has seen everything.</summary>
    public long Append(EntryData data) => Ok(Office.Append(Clerk, data, Office.Fold.PrevOf(data)));

    public async Task<Released> Publish(bool unwitnessed = false) => Ok(await Office.Publish(null, unwitnessed, TestContext.Current.CancellationToken));

    public async Task Reopen()
    {
        Office.Dispose();
        Office = Ok(await RecordOffice.Open(Paths, TimeProvider.System, TestContext.Current.CancellationToken));
    }

    public static string Signed(string text, params int[] commissioners) =>
        SignedNote.Sign(text, [.. commissioners.Select(c => Commissioners[c - 1])]).Value.ToString();

    public VerificationReport Verify() => RecordVerifier.Verify(new DirectoryFiles(Paths.Public), new VerifyOptions());

    public void IsVerified(long size)
    {
        var report = Verify();
        Assert.True(report.IsVerified, string.Join("\n", report.Steps.Where(s => s.State == StepState.Failed).Select(s => $"{s.Step} {s.Fault}")));
        Assert.Equal(size, report.Size);
    }

    public string At(params string[] parts) => Path.Combine([root, .. parts]);

    public static T Ok<T>(Law.Result<T> result)
    {
        Assert.True(result.IsOk, result.Refusal?.ToString());
        return result.Value;
    }

    public static void Refused<T>(string code, Law.Result<T> result) => Assert.Equal(code, result.Refusal?.Code);

    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    public void Dispose()
    {
        Office.Dispose();
        Directory.Delete(root, recursive: true);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
