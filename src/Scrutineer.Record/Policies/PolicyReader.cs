using System.Collections.Immutable;

namespace Scrutineer.Record;

/// <summary>Reads the lines of a policy in their order.</summary>
internal sealed class PolicyReader
{
    private readonly ImmutableArray<PolicyLog>.Builder logs = ImmutableArray.CreateBuilder<PolicyLog>();
    private readonly ImmutableArray<PolicyWitness>.Builder witnesses = ImmutableArray.CreateBuilder<PolicyWitness>();
    private readonly Dictionary<string, Quorum> defined = new(StringComparer.Ordinal);
    private readonly HashSet<string> grouped = new(StringComparer.Ordinal);
    private Quorum? quorum;

    public static Result<Policy> Read(string text)
    {
        if (text.Any(c => c < 0x20 ? c is not ('\n' or '\t') : c == 0x7F) || !(text.Length == 0 || text.EndsWith('\n')))
            return new Refusal("policy-encoding", "The policy has control characters, or its last line is not ended.");
        var reader = new PolicyReader();
        foreach (var line in text.Split('\n'))
        {
            var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0][0] == '#') continue;
            if (reader.Line(words) is { } refusal) return refusal;
        }

        return reader.quorum is null
            ? QuorumRefusal()
            : new Policy(reader.logs.ToImmutable(), reader.witnesses.ToImmutable(), reader.quorum, text);
    }

    private Refusal? Line(string[] words) => (words[0], words.Length) switch
    {
        ("log", 2 or 3) => Log(words[1], words.ElementAtOrDefault(2)),
        ("witness", 3 or 4) => Witness(words[1], words[2], words.ElementAtOrDefault(3)),
        ("group", >= 4) => Group(words[1], words[2], words[3..]),
        ("quorum", 2) => SetQuorum(words[1]),
        _ => new Refusal("policy-line", "A line of the policy is not one of log, witness, group and quorum with the words that it needs."),
    };

    private Refusal? Log(string text, string? url)
    {
        var key = VerifierKey.Parse(text);
        if (!key.IsOk) return key.Refusal;
        if (key.Value.Algorithm is not (KeyAlgorithm.Ed25519 or KeyAlgorithm.MlDsa44Cosignature)) return new Refusal("key-algorithm", "A log signs with Ed25519 or ML-DSA-44.");
        if (logs.Any(l => l.Key.PublicKey.AsSpan().SequenceEqual(key.Value.PublicKey.AsSpan()))) return KeyRefusal();
        logs.Add(new PolicyLog(key.Value, url));
        return null;
    }

    private Refusal? Witness(string name, string text, string? url)
    {
        var key = VerifierKey.Parse(text);
        if (!key.IsOk) return key.Refusal;
        if (!key.Value.CanVerify) return new Refusal("key-algorithm", "A witness signs with Ed25519 or ML-DSA-44.");
        if (witnesses.Any(w => w.Key.PublicKey.AsSpan().SequenceEqual(key.Value.PublicKey.AsSpan()))) return KeyRefusal();
        witnesses.Add(new PolicyWitness(name, key.Value, url));
        return Define(name, Quorum.Witness(name));
    }

    private Refusal? Group(string name, string threshold, string[] names)
    {
        var members = ImmutableArray.CreateBuilder<Quorum>(names.Length);
        foreach (var member in names)
        {
            if (!defined.TryGetValue(member, out var found)) return NameRefusal(member);
            if (!grouped.Add(member)) return new Refusal("policy-member", $"{member} is listed twice as a member.");
            members.Add(found);
        }

        ulong number = threshold switch { "any" => 1, "all" => (ulong)names.Length, _ => PlainDecimal.TryParse(threshold, out var k) ? k : 0 };
        if (number < 1 || number > (ulong)names.Length) return new Refusal("policy-threshold", $"The number of the group {name} is not between 1 and {names.Length}.");
        return Define(name, Quorum.Group(name, (int)number, members.MoveToImmutable()));
    }

    private Refusal? SetQuorum(string name)
    {
        if (quorum is not null) return QuorumRefusal();
        quorum = name == Quorum.None.Name ? Quorum.None : defined.GetValueOrDefault(name);
        return quorum is null ? NameRefusal(name) : null;
    }

    private Refusal? Define(string name, Quorum what) => name == Quorum.None.Name || !defined.TryAdd(name, what) ? NameRefusal(name) : null;

    private static Refusal NameRefusal(string name) => new Refusal("policy-name", $"The name {name} is used twice, reserved, or not defined on an earlier line.");

    private static Refusal KeyRefusal() => new Refusal("policy-key", "Two logs or two witnesses of the policy have the same key.");

    private static Refusal QuorumRefusal() => new Refusal("policy-quorum", "A policy has exactly one quorum line.");
}
