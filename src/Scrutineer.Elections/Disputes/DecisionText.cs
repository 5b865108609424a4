using System.Security.Cryptography;
using Scrutineer.Elections.Canonical;
using Scrutineer.Elections.Entries;
using Scrutineer.Law;

namespace Scrutineer.Elections.Disputes;

/// <summary>The text that commissioners sign to make a decision: docs/reference/record.md, decision.made.</summary>
public static class DecisionText
{
    /// <summary>The text about a decision.</summary>
    /// <param name="origin">Origin of the log.</param>
    /// <param name="election">Identity with the phase.</param>
    /// <param name="made">The decision; its note does not matter.</param>
    public static string Of(string origin, string election, DecisionMade made) =>
        $"scrutineer-decision/1\n{origin}\n{election}\n{made.Forum} {made.Number}\ncontent {Digest(made)}\n";

    /// <summary>SHA-256, hex, of the data of the decision as an entry has it, with <c>note</c> null.</summary>
    public static string Digest(DecisionMade made)
    {
        var to = new CanonicalWriter();
        to.Raw("{"u8);
        DisputeWriter.Write(to, made with { Note = null });
        to.Raw("}"u8);
        return Convert.ToHexStringLower(SHA256.HashData(to.Written));
    }

    /// <summary>Refuses <c>decision-unsigned</c> where the forum signs and there is no note, and <c>decision-mismatch</c> for a note about something else.</summary>
    internal static Refusal? Check(DecisionMade made, bool signs, string origin, string election)
    {
        if (made.Note is null) return signs ? new Refusal("decision-unsigned", "This forum decides by the signatures of its quorum; the decision has no note.") : null;
        return NoteText.Lines(made.Note) is { } lines && string.Join('\n', lines) + "\n" == Of(origin, election, made)
            ? null
            : new Refusal("decision-mismatch", "The note of the decision is not about this decision in this record.");
    }
}
