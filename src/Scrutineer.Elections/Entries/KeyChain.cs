using System.Security.Cryptography;
using System.Text;
using Scrutineer.Law;

namespace Scrutineer.Elections.Entries;

/// <summary>The keys of a record and how they changed. Whether the notes are signed is checked by whoever knows signatures.</summary>
public sealed class KeyChain
{
    private readonly string origin;
    private readonly string election;
    private readonly List<KeyChange> changes = [];

    internal KeyChain(ElectionOpened opened, string election)
    {
        origin = opened.Origin;
        this.election = election;
        (Policy, Commission) = (opened.Policy, opened.Commission);
    }

    /// <summary>The policy in force.</summary>
    public string Policy { get; private set; }

    /// <summary>The commission in force.</summary>
    public string Commission { get; private set; }

    /// <summary>All changes, oldest first.</summary>
    public IReadOnlyList<KeyChange> Changes => changes;

    internal long? LatestChange => changes.Count == 0 ? null : changes[^1].Index;

    /// <summary>The policy in force for a checkpoint of a size.</summary>
    public string PolicyAt(long size) => changes.LastOrDefault(c => c.Index < size)?.Policy ?? (changes.Count == 0 ? Policy : changes[0].PolicyBefore);

    /// <summary>The text to be signed by the commission in force for other keys to take over.</summary>
    public string TextFor(string policy, string commission)
    {
        var text = new StringBuilder($"scrutineer-keys/1\n{origin}\n{election}\nprevious {Digest()}\npolicy\n");
        Indent(text, policy);
        text.Append("commission\n");
        Indent(text, commission);
        return text.ToString();
    }

    internal Refusal? Check(KeysChanged changed)
    {
        if (Read(changed) is not var (policy, commission)) return Mismatch("is not a signed note with a policy and a commission");
        var text = string.Join('\n', NoteText.Lines(changed.Note)!) + "\n";
        return text == TextFor(policy, commission) ? null : Mismatch("is not about the keys in force in this record");
    }

    internal void Take(long index, KeysChanged changed)
    {
        var (policy, commission) = Read(changed)!.Value;
        changes.Add(new KeyChange(index, changed.Note, Policy, Commission, policy));
        (Policy, Commission) = (policy, commission);
    }

    private static Refusal Mismatch(string what) => new("keys-mismatch", $"The note of keys.changed {what}.");

    private static (string Policy, string Commission)? Read(KeysChanged changed)
    {
        var lines = NoteText.Lines(changed.Note) ?? [];
        var middle = Array.IndexOf(lines, "commission");
        if (lines.Length < 7 || lines[4] != "policy" || middle < 6 || middle == lines.Length - 1) return null;
        var (policy, commission) = (lines[5..middle], lines[(middle + 1)..]);
        return policy.Concat(commission).All(l => l.StartsWith(' ')) ? (Unindent(policy), Unindent(commission)) : null;
    }

    private string Digest() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Policy + Commission)));

    private static void Indent(StringBuilder to, string lines)
    {
        foreach (var line in lines.TrimEnd('\n').Split('\n')) to.Append(' ').Append(line).Append('\n');
    }

    private static string Unindent(string[] lines) => string.Concat(lines.Select(l => l[1..] + "\n"));
}

/// <summary>One change of keys.</summary>
/// <param name="Index">Index of the entry.</param>
/// <param name="Note">The note that must be signed.</param>
/// <param name="PolicyBefore">The policy before.</param>
/// <param name="CommissionBefore">The commission before: its quorum must have signed.</param>
/// <param name="Policy">The policy from the next size on.</param>
public sealed record KeyChange(long Index, string Note, string PolicyBefore, string CommissionBefore, string Policy);
