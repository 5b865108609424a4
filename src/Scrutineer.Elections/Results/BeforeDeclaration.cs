using System.Collections.Immutable;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Findings;
using Scrutineer.Elections.Forms;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Tallies;
using Scrutineer.Law;

namespace Scrutineer.Elections.Results;

/// <summary>Something that lies between now and a lawful declaration.</summary>
/// <param name="Code">
/// <c>protocol-missing</c>, <c>case-open</c>, <c>order-open</c>, <c>annulled</c>, <c>error-not-accepted</c>, <c>warning-not-handled</c>, <c>recount-open</c>, <c>question-open</c>, <c>tie-open</c>, <c>identity-broken</c>,
/// <c>not-published</c>, <c>publication-blocked</c>, <c>not-witnessed</c>.
/// </param>
/// <param name="Blocks">True: the declaration must wait for it. False: the sitting should know it.</param>
/// <param name="Unit">The unit concerned; null: the whole.</param>
/// <param name="About">In a sentence.</param>
public sealed record Obstacle(string Code, bool Blocks, string? Unit, string About);

/// <summary>
/// The list of the final sitting: everything between now and a declaration. Requirement R6: no declaration while any unit lacks its protocol; Kyrgyz law,
/// Art. 37: a final session that decides everything that is open.
/// </summary>
public static class BeforeDeclaration
{
    /// <summary>What is open after the entries of a record, in the order of the list in <see cref="Obstacle.Code"/>, then of the units.</summary>
    /// <param name="fold">The record.</param>
    /// <param name="channel">The channel to be declared: the one that decides.</param>
    public static ImmutableArray<Obstacle> Open(RecordFold fold, string channel)
    {
        var (state, open) = (fold.State(), ImmutableArray.CreateBuilder<Obstacle>());
        var (election, tallies) = (state.Election, TallyTable.Of(state, channel));
        for (var unit = 0; unit < election.Units.All.Length; unit++)
        {
            // A summary counts for the stations below it.
            if (election.Units[unit].IsStation && state[channel].Current(unit) is null && !state.SetAside.Contains(unit) && !election.Units.PathOf(unit).Any(above => state[channel].Current(above) is not null))
                open.Add(new Obstacle("protocol-missing", true, election.Units[unit].Code, $"{election.Units[unit].Code} has no protocol in the channel {channel}."));
        }

        var unlisted = tallies.Country.StationsMissing - open.Count;
        if (unlisted > 0 && election.Units.All.Any(u => u.Stations is not null)) open.Add(new Obstacle("protocol-missing", true, null, $"{unlisted} stations that are not listed one by one have no protocol."));
        Disputes(fold, open);
        Findings(fold, state, channel, open);
        foreach (var (unit, index) in fold.OpenRecounts)
            open.Add(new Obstacle("recount-open", true, unit, $"A recount of {unit} was requested (entry {index}) and no recounted protocol has come."));
        Outcome(election, tallies, open);
        foreach (var broken in Identities.Broken(state, tallies, null, true, fold.Accepted(channel))) open.Add(new Obstacle("identity-broken", true, null, broken.Sentence));
        Published(fold, channel, open);
        return open.ToImmutable();
    }

    /// <summary>
    /// Why nothing may be declared while complaints stand open; null: they do not stand in the way. Refuses <c>declaration-case-open</c>,
    /// <c>declaration-order-open</c>, <c>declaration-annulled</c>.
    /// </summary>
    internal static Refusal? Refuse(RecordFold fold)
    {
        var open = ImmutableArray.CreateBuilder<Obstacle>();
        Disputes(fold, open);
        return open.FirstOrDefault() is { } first ? new Refusal($"declaration-{first.Code}", string.Join(' ', open.Where(o => o.Code == first.Code).Select(o => o.About))) : null;
    }

    private static void Disputes(RecordFold fold, ImmutableArray<Obstacle>.Builder open)
    {
        var docket = fold.Docket;
        foreach (var one in docket.Open)
            open.Add(new Obstacle("case-open", true, null, $"Case {one.Number} before {docket.Rules!.Forum(one.Filed.Forum)!.Name} is not decided ({docket.Rules.Article})."));
        foreach (var order in docket.OpenOrders)
            open.Add(new Obstacle("order-open", true, order.Unit, $"Decision {order.Decision} ordered \"{order.Remedy}\" at {order.Unit}; no correction has carried it out."));
        if (docket.Rulings.Of<ResultAnnulled>().FirstOrDefault().Ruling is { } annulled)
            open.Add(new Obstacle("annulled", true, null, $"The result is annulled by entry {annulled.Index} ({annulled.By})."));
        else if (fold.AnnulmentOfAll is { } whole)
            open.Add(new Obstacle("annulled", true, null, $"The voting results at all stations are annulled by entry {whole.Index} ({whole.By})."));
    }

    private static void Findings(RecordFold fold, CountState state, string channel, ImmutableArray<Obstacle>.Builder open)
    {
        var units = state.Election.Units;
        foreach (var finding in Check.All(state).Where(f => f.Channel == channel && !state.SetAside.Contains(f.Unit)).DistinctBy(f => (f.Unit, f.Code)).OrderByDescending(f => f.Severity))
        {
            if (fold.AcceptedAt(finding.Unit, channel).Contains(finding.Code)) continue;
            var (isError, code) = (finding.Severity == Severity.Error, units[finding.Unit].Code);
            open.Add(new Obstacle(isError ? "error-not-accepted" : "warning-not-handled", isError, code, $"{code}: {finding.Code}, {finding.Short}; nobody has answered for it."));
        }
    }

    private static void Outcome(Election election, TallyTable tallies, ImmutableArray<Obstacle>.Builder open)
    {
        var outcome = ElectionOutcome.Of(election, tallies);
        if (!outcome.IsOk)
        {
            open.Add(new Obstacle("question-open", true, null, $"The law cannot be applied: {outcome.Refusal!.Message}"));
            return;
        }

        foreach (var ask in outcome.Value.Outcome.Asks) open.Add(new Obstacle("question-open", true, null, $"The law asks: {ask.Kind}; {ask.Who} decides."));
        foreach (var tie in outcome.Value.Outcome.Ties) open.Add(new Obstacle("tie-open", true, null, $"A tie among {string.Join(", ", tie.Tied)} waits for a lot."));
    }

    private static void Published(RecordFold fold, string channel, ImmutableArray<Obstacle>.Builder open)
    {
        var latest = fold.Publications.LastOrDefault(p => p.Data.Channel == channel);
        if (fold.Incidents.LastOrDefault(i => i.Data.Code == "publication-blocked") is { Data: not null } blocked && blocked.Index > (latest.Data is null ? -1 : latest.Index))
            open.Add(new Obstacle("publication-blocked", true, null, $"The figures are kept back (entry {blocked.Index})."));
        if (latest.Data is null) open.Add(new Obstacle("not-published", true, null, $"Nothing of the channel {channel} is published."));
        else if (fold.LatestFigure > latest.Index) open.Add(new Obstacle("not-published", true, null, $"Entry {fold.LatestFigure} changes figures and is newer than the publication {latest.Index}."));
        if (fold.Incidents.LastOrDefault(i => i.Data.Code == "not-witnessed") is { Data: not null } alone && alone.Index > (latest.Data is null ? -1 : latest.Index))
            open.Add(new Obstacle("not-witnessed", false, null, $"Too few witnesses cosigned (entry {alone.Index})."));
    }
}
