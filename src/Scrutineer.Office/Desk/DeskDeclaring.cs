using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Scrutineer.Desk.People;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Results;
using Scrutineer.Record;

namespace Scrutineer.Office.Desk;

// Of the two kinds of Result and Refusal, those of the law are meant here.
using Scrutineer.Law;

/// <summary>What lies before the members in the final sitting.</summary>
/// <param name="Open">Everything between now and a lawful declaration.</param>
/// <param name="Text">The text that declares the latest publication of the channel that decides; null: something stands in the way.</param>
/// <param name="Commission">The members' keys and how many must sign, as a policy.</param>
/// <param name="Declared">Index of the latest declaration; null: none.</param>
public sealed record FinalSitting(ImmutableArray<Obstacle> Open, string? Text, string Commission, long? Declared)
{
    /// <summary>Digest of the text, to be sent back with the declaration; empty: there is none.</summary>
    public string Seen => Text is null ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}

public sealed partial class DeskOffice
{
    /// <summary>Everything between now and a declaration, and the text to be signed when nothing is left.</summary>
    public Result<FinalSitting> FinalSitting(StaffMember who) => InTurn<FinalSitting>(who, Operation.Declare, who.Unit, null, () => Sat());

    /// <summary>
    /// Enters the declaration of the whole result, signed by the commission's quorum. Refuses <c>declaration-obstacles</c>, <c>decision-stale</c> (another text was
    /// seen), <c>signatures-unreadable</c>, <c>quorum-unmet</c>, and as the record does. Gives the index of the entry.
    /// </summary>
    /// <param name="who">A commissioner of the whole country.</param>
    /// <param name="signed">The signed note, or the signature lines alone, one a line.</param>
    /// <param name="seen">The digest of the text that he has seen.</param>
    public Result<long> Declare(StaffMember who, string signed, string seen) => InTurn<long>(who, Operation.Declare, Election.Units[Election.Units.Root].Code, null, () =>
    {
        var sitting = Sat();
        if (sitting.Text is not { } text)
            return new Refusal("declaration-obstacles", $"{sitting.Open.Count(o => o.Blocks)} things stand in the way, first: {sitting.Open.First(o => o.Blocks).About}");
        if (sitting.Seen != seen) return new Refusal("decision-stale", "The text to be declared is not the one that was seen; look at it again and decide then.");
        var note = Noted(text, signed);
        if (!note.IsOk) return note.Refusal!;
        var made = new DeclarationMade(note.Value);
        var entered = office.Append(AuthorOf(who), made, office.Fold.PrevOf(made));
        if (entered.IsOk) Due(figures: false);
        return entered;
    });

    private FinalSitting Sat()
    {
        var (fold, channel) = (office.Fold, Election.DecidingChannel.Code);
        var open = BeforeDeclaration.Open(fold, channel);
        // Nothing published is itself an obstacle.
        var text = open.Any(o => o.Blocks) ? null : DeclarationText.Of(fold.Opened.Origin, fold.Election, fold.Publications.Last(p => p.Data.Channel == channel));
        return new FinalSitting(open, text, fold.Keys.Commission, fold.Declarations.Count > 0 ? fold.Declarations[^1].Index : null);
    }

    /// <summary>The note: given whole, or made of the text and lines that several members have pasted one below the other.</summary>
    private static Result<string> Noted(string text, string signed)
    {
        var given = signed.ReplaceLineEndings("\n").Trim('\n', ' ') + "\n";
        if (given.StartsWith("scrutineer-", StringComparison.Ordinal)) return given;
        var lines = SignedNote.ParseLines(string.Concat(given.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => l + "\n")));
        if (!lines.IsOk) return Unreadable;
        var note = SignedNote.Of(text, [.. lines.Value.Distinct().OrderBy(s => s.Name, StringComparer.Ordinal)]);
        return note.IsOk ? note.Value.ToString() : Unreadable;
    }

    private static Refusal Unreadable => new("signatures-unreadable", "These are no signature lines; each begins with a dash and a key's name, as `declare sign` prints it.");
}
