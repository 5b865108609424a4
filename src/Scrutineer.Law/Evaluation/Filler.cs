using System.Collections.Immutable;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>Applies a <c>fill</c> step: seats to persons, inside each list or over all candidates of a unit.</summary>
internal sealed class Filler(VoteData data, Workings workings, FillStep step)
{
    private readonly SeatCounts seatCounts = new(data, workings, step.Name);
    private readonly ImmutableArray<FilledList>.Builder filled = ImmutableArray.CreateBuilder<FilledList>();
    private readonly ImmutableArray<FilledList>.Builder successions = ImmutableArray.CreateBuilder<FilledList>();

    private sealed record Entry(string List, Candidate Person, int Place);

    public void Apply()
    {
        _ = workings.Define(step.Name);
        if (step.Each is not null) OverUnits(step.Each);
        else if (step.Seats is SeatForm.OfTable table) InListsOf(table.Table);
        else
            foreach (var list in data.Lists) InList(Table.Nation, list.Code, seatCounts.Of(step.Seats, null, list.Code));
        workings.Filled[step.Name] = new Filling(filled.ToImmutable()) { Successions = successions.ToImmutable() };
    }

    private void OverUnits(string level)
    {
        if (data.OfLevel(level).Count == 0)
            throw new RefusalException(new Refusal("law-no-level", $"Step \"{step.Name}\" works on units of level \"{level}\", but the data have none."));
        foreach (var unit in data.OfLevel(level))
        {
            var lists = data.Candidates.GetValueOrDefault(unit.Code);
            var all = data.Lists.SelectMany(l => lists?.GetValueOrDefault(l.Code, []).Select((p, i) => new Entry(l.Code, p, i)) ?? []).ToList();
            Seat(unit.Code, null, all, seatCounts.Of(step.Seats, unit.Code, null));
        }
    }

    private void InListsOf(string table)
    {
        foreach (var (unit, cells) in workings.Table(table).Rows)
            foreach (var list in Lists(unit, cells)) InList(unit, list, seatCounts.Whole(cells.GetValueOrDefault(list)));
    }

    private IEnumerable<string> Lists(string unit, IReadOnlyDictionary<string, Rational> cells)
    {
        var withSeats = cells.Keys.Where(Table.IsList);
        var all = step.Succession == SuccessionFor.AllLists && data.Candidates.TryGetValue(unit, out var lists) ? withSeats.Union(lists.Keys) : withSeats;
        return all.OrderBy(data.OrderOf);
    }

    private void InList(string unit, string list, long seats)
    {
        var persons = data.Candidates.GetValueOrDefault(unit)?.GetValueOrDefault(list, []) ?? [];
        List<Entry> all = [.. persons.Select((p, i) => new Entry(list, p, i))];
        var served = seats == 0 ? [] : Seat(unit, list, all, seats);
        if (step.Succession == SuccessionFor.AllLists || (step.Succession == SuccessionFor.ListsWithSeats && seats > 0)) Succeed(unit, list, all, served);
    }

    /// <summary>The order of succession. Where nobody has votes there is no quota to be preferred by, and no order.</summary>
    private void Succeed(string unit, string list, List<Entry> all, ImmutableArray<Entry> served)
    {
        if (step.Prefer is { Of: PersonBase.Quota } && FindQuota(unit) is null) return;
        var bar = BarOf(step.Prefer, unit, list, all);
        var rest = all.FindAll(e => !e.Person.Withdrawn && !served.Contains(e) && !HasSeat(unit, e));
        var preferred = rest.Where(e => Reaches(step.Prefer, e.Person.Votes, bar)).OrderByDescending(e => e.Person.Votes).ToList();
        successions.Add(new FilledList(unit, list, [.. served.Concat(preferred).Concat(rest.Except(preferred)).Select(e => e.Person.Id)]));
    }

    private ImmutableArray<Entry> Seat(string unit, string? list, List<Entry> all, long seats)
    {
        var (bar, least) = (BarOf(step.Prefer, unit, list, all), BarOf(step.If, unit, list, all));
        var pools = new Dictionary<string, Pool>(StringComparer.Ordinal);
        var entries = all.FindAll(e => !e.Person.Withdrawn && !HasSeat(unit, e) && Reaches(step.If, e.Person.Votes, least));
        var claimants = entries.ConvertAll(e => new Claimant(list is null ? $"{e.List}/{e.Person.Id}" : e.Person.Id, e.Person.Votes, 0, 1)
        {
            ClaimsWithoutVotes = true,
            Row = PoolOf(e.Person, pools, seats),
        });
        var place = claimants.Zip(entries).ToDictionary(p => p.First, p => p.Second);
        var auction = new Auction(workings.Ruling(step, list is null ? unit : $"{unit}/{list}"), seats) { Served = [] };
        auction.Run(
            claimants, SeatReason.Votes, c => Claim(place[c], bar),
            (beaten, won) => beaten.Value.Class == won.Value.Class ? (won.Value.Value - beaten.Value.Value).Ceiling() : -1, repeats: false);
        ImmutableArray<Entry> served = [.. auction.Served.Select(c => place[c.By])];
        Note(unit, list, seats, auction, served, bar);
        return served;
    }

    /// <summary>Whom an earlier step seated takes no second seat.</summary>
    private bool HasSeat(string unit, Entry entry) =>
        workings.Filled.Values.Any(f => f.Lists.Any(l => l.Unit == unit && l.List == entry.List && l.Persons.Contains(entry.Person.Id)));

    /// <summary>Who reached the bar of preference comes first, by votes; the others in the order of the step.</summary>
    private ClaimValue Claim(Entry entry, Rational bar)
    {
        if (step.Prefer is not null) return Reaches(step.Prefer, entry.Person.Votes, bar) ? new ClaimValue(1, entry.Person.Votes, 1) : new ClaimValue(0, -entry.Place, 1);
        return step.Order switch
        {
            PersonOrder.List => new ClaimValue(0, -entry.Place, 1),
            PersonOrder.Votes => new ClaimValue(0, entry.Person.Votes, 1),
            PersonOrder.PlusMinus or _ => new ClaimValue(0, Mark(entry.Person, "plus") - Mark(entry.Person, "minus"), 1),
        };
    }

    private static Rational Mark(Candidate person, string name) =>
        person.Attributes.TryGetValue(name, out var text) && Rational.TryParse(text, out var number) ? number : Rational.Zero;

    private static bool Reaches(PersonBar? bar, Rational votes, Rational least) => bar is null || (bar.Strict ? votes > least : votes >= least);

    private Rational BarOf(PersonBar? bar, string unit, string? list, List<Entry> all) => bar is null ? Rational.Zero : bar.Share * (bar.Of switch
    {
        PersonBase.List when list is not null => workings.Row("votes", unit) is { Count: > 0 } row ? row.GetValueOrDefault(list) : workings.Nation("votes").GetValueOrDefault(list),
        PersonBase.List => workings.Bases.OfUnit(unit, "valid"),
        PersonBase.Mean => all.Count == 0 ? Rational.Zero : all.Where(e => !e.Person.Withdrawn).Aggregate(Rational.Zero, (sum, e) => sum + e.Person.Votes) / all.Count,
        PersonBase.Quota or _ => QuotaOf(unit, list),
    });

    private Rational QuotaOf(string unit, string? list)
    {
        if (list is null) return workings.Bases.OfUnit(unit, "valid") / long.Max(1, seatCounts.OfUnit(unit));
        return FindQuota(unit)
            ?? throw new RefusalException(new Refusal("law-no-quota", $"Step \"{step.Name}\" compares with a quota, but its seats do not come from an award by quota."));
    }

    private Rational? FindQuota(string unit)
    {
        if (step.Seats is not SeatForm.OfTable award) return null;
        if (workings.Quotas.TryGetValue((award.Table, unit), out var own)) return own;
        return workings.Quotas.TryGetValue((award.Table, null), out var national) ? national : null;
    }

    private Pool? PoolOf(Candidate person, Dictionary<string, Pool> pools, long seats)
    {
        if (step.Limit is not { } limit || !person.Attributes.TryGetValue(limit.Attribute, out var value)) return null;
        if (!pools.TryGetValue(value, out var pool)) pools[value] = pool = new Pool(limit.Most ?? long.Max(1, (long)(limit.Share!.Value * seats).Floor()));
        return pool;
    }

    private void Note(string unit, string? list, long seats, Auction auction, ImmutableArray<Entry> served, Rational bar)
    {
        var table = workings.Define(step.Name);
        foreach (var group in served.GroupBy(e => e.List))
        {
            filled.Add(new FilledList(unit, group.Key, [.. group.Select(e => e.Person.Id)]));
            table.Write(unit, [KeyValuePair.Create(group.Key, (long)group.Count())]);
        }

        if (auction.Left > 0) table.Write(unit, [KeyValuePair.Create(auction.Tie is null ? Table.Unfilled : Table.Open, auction.Left)]);
        workings.Note(
            new FillReport(step.Name, step.Article, unit, list, seats, auction.Given)
            {
                Persons = [.. served.Select(e => new SeatedPerson(e.List, e.Person.Id, e.Person.Votes))],
                Bar = step.Prefer is null ? null : bar,
                Vacant = auction.Tie is null ? auction.Left : 0,
                Tie = auction.Tie,
            },
            auction.Tie);
    }
}
