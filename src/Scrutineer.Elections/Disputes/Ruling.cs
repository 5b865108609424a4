using System.Collections.Immutable;
using Scrutineer.Elections.Acts;
using Scrutineer.Elections.Entries;

namespace Scrutineer.Elections.Disputes;

/// <summary>An act or a decision of the record, as something that holds until it is revoked.</summary>
/// <param name="Index">Index of its entry.</param>
/// <param name="At">Its time, as claimed.</param>
/// <param name="Forum">Code of the forum; null: an act, which names its authority only.</param>
/// <param name="By">Who decided, in words.</param>
/// <param name="Reason">Why.</param>
/// <param name="Remedies">What it orders.</param>
/// <param name="Lot">The lot, if it is one.</param>
public sealed record Ruling(long Index, DateTimeOffset At, string? Forum, string By, LocalText Reason, ImmutableArray<Remedy> Remedies, LotDrawn? Lot)
{
    internal static Ruling Of(long index, DateTimeOffset at, ActEntry act) => new(index, at, null, act.Authority, act.Reason, Ordered(act), act is ActOfLot lot ? LotOf(lot) : null);

    internal static Ruling Of(long index, DateTimeOffset at, DecisionMade made, Rules.Forum forum) =>
        new(index, at, made.Forum, $"{forum.Name}, {made.Number}", made.Reason, made.Remedies, null);

    internal static LotDrawn LotOf(ActOfLot lot) => new(lot.Among, lot.Drawn, lot.Authority, lot.Reason) { Situation = lot.Situation };

    /// <summary>What the count makes of it.</summary>
    internal IEnumerable<Act> Acts()
    {
        if (Lot is not null) yield return Lot;
        foreach (var remedy in Remedies)
        {
            if (remedy is UnitsAnnulled annulled) yield return new SetAside(annulled.Units, By, Reason);
            if (remedy is ResultAnnulled) yield return new AnnulResult(By, Reason);
            if (remedy is VotesVoided voided) yield return new VoidVotes(voided.Units, voided.List, voided.From, voided.To, By, Reason);
        }
    }

    private static ImmutableArray<Remedy> Ordered(ActEntry act) => act switch
    {
        ActOfSettingAside aside => [new UnitsAnnulled(aside.Units)],
        ActRevoked revoked => [new Revocation(revoked.Act)],
        _ => [],
    };
}
