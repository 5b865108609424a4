using System.Collections.Immutable;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Entries;

namespace Scrutineer.Elections.Results;

/// <summary>What rulings in force say of the election as a whole: every view of its figures shows it.</summary>
/// <param name="Annulled">The ruling that annuls the result, or the voting results of the whole country; null: none.</param>
/// <param name="Repeats">Repeat votes that are set, with their rulings, oldest first.</param>
/// <param name="Suspended">Clocks that stand still, with their rulings, oldest first.</param>
public sealed record LegalStanding(Ruling? Annulled, ImmutableArray<(Ruling Ruling, RepeatVote Repeat)> Repeats, ImmutableArray<(Ruling Ruling, Suspension Suspension)> Suspended)
{
    /// <summary>The standing after the entries of a record; a value of its own.</summary>
    public static LegalStanding Of(RecordFold fold)
    {
        var rulings = fold.Docket.Rulings;
        return new LegalStanding(
            rulings.Of<ResultAnnulled>().FirstOrDefault().Ruling ?? fold.AnnulmentOfAll, [.. rulings.Of<RepeatVote>().Reverse()], [.. rulings.Of<Suspension>().Reverse()]);
    }
}
