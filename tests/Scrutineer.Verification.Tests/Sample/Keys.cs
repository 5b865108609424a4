using System.Security.Cryptography;
using System.Text;
using Scrutineer.Record;

namespace Scrutineer.Verification.Tests.Sample;

/// <summary>A set of keys from fixed seeds: a log, two witnesses and three commissioners.</summary>
internal sealed class Keys(string origin, string generation, string quorum = "all")
{
    public SignerKey Log { get; } = Ok(SignerKey.FromSeed(origin, Seed(generation + "/log")));

    public Cosigner[] Witnesses { get; } = [Witness(generation, "w1"), Witness(generation, "w2")];

    public SignerKey[] Commission { get; } = [Member(generation, "chair"), Member(generation, "deputy"), Member(generation, "clerk")];

    /// <summary>Both witnesses are needed, unless the quorum is another word.</summary>
    public string Policy =>
        $"log {Log.Verifier}\n{string.Concat(Witnesses.Select((w, i) => $"witness w{i + 1} {w.Verifier}\n"))}group both {quorum} w1 w2\nquorum both\n";

    /// <summary>Two of the three.</summary>
    public string CommissionPolicy =>
        $"{string.Concat(Commission.Select(c => $"witness {c.Name} {c.Verifier}\n"))}group commission 2 chair deputy clerk\nquorum commission\n";

    /// <summary>A signed note with the signatures of these.</summary>
    public static string Sign(string text, params SignerKey[] signers) => Ok(SignedNote.Sign(text, signers)).ToString();

    public static T Ok<T>(Result<T> result) => result.IsOk ? result.Value : throw new InvalidOperationException(result.Refusal!.Message);

    private static Cosigner Witness(string generation, string name) => Ok(Cosigner.FromSeed($"{name}.example", Seed($"{generation}/{name}")));

    private static SignerKey Member(string generation, string name) => Ok(SignerKey.FromSeed(name, Seed($"{generation}/{name}")));

    private static byte[] Seed(string name) => SHA256.HashData(Encoding.UTF8.GetBytes("sample/" + name));
}
