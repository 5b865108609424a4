using System.Collections.Immutable;
using Scrutineer.Desk.People;
using Scrutineer.Elections;
using Scrutineer.Elections.Disputes;
using Scrutineer.Law;
using Scrutineer.Margins.Matters;

namespace Scrutineer.Office.Desk;

/// <summary>What hangs on the stations of a case.</summary>
/// <param name="Impact">Seats without them, and with their votes moved.</param>
/// <param name="Known">The fewest of them that change something as they were found last, perhaps by a smaller record; null: not looked for yet.</param>
/// <param name="Coming">The same for the record as it is, as soon as it is found; its result is null if the desk is closed before.</param>
public sealed record MattersView(Impact Impact, FewestFound? Known, Task<FewestFound?> Coming)
{
    /// <summary>The newest that is there; null: none is yet.</summary>
    public FewestFound? Fewest => Coming.IsCompletedSuccessfully ? Coming.Result ?? Known : Known;
}

public sealed partial class DeskOffice
{
    private readonly FewestByCase fewest = new();

    /// <summary>"Does it matter?": what hangs on the units of a case in the channel that decides. The fewest stations are looked for beside the request.</summary>
    public Result<MattersView> MattersOf(StaffMember who, long number)
    {
        var read = InTurn<(CountState State, long Size, ImmutableArray<string> Units)>(who, Operation.SeeOverview, who.Unit, null, () =>
            office.Fold.Docket.Find(number) is { } found ? (office.Fold.State(), office.Size, found.Filed.Units) : NoCase(number));
        if (!read.IsOk) return read.Refusal!;
        var (state, size, units) = read.Value;
        var impact = Impact.Of(state, Election.DecidingChannel.Code, units);
        if (!impact.IsOk) return impact.Refusal!;
        var (known, coming) = fewest.Ask(number, size, () => CaseMatters.FewestOf(state, impact.Value, units), stopping.Token);
        return new MattersView(impact.Value, known, coming);
    }
}
