using System.Collections.Immutable;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>Applies a <c>place</c> step: an auction of cells (unit, list) under row capacities and column needs.</summary>
internal sealed class Placing
{
    private readonly VoteData data;
    private readonly Workings workings;
    private readonly PlaceStep step;
    private readonly SeatCounts seatCounts;
    private readonly Dictionary<string, Pool> rows;
    private readonly Dictionary<string, Pool> columns;
    private readonly Dictionary<string, Rational> factors = new(StringComparer.Ordinal);
    private readonly Dictionary<Claimant, (string Unit, string List)> places = [];

    public Placing(VoteData data, Workings workings, PlaceStep step)
    {
        this.data = data;
        this.workings = workings;
        this.step = step;
        seatCounts = new SeatCounts(data, workings, step.Name);
        rows = data.OfLevel(step.Units).ToDictionary(u => u.Code, u => new Pool(seatCounts.Number(u.Code, step.Rows)), StringComparer.Ordinal);
        if (rows.Count == 0) throw new RefusalException(new Refusal("law-no-level", $"Step \"{step.Name}\" works on units of level \"{step.Units}\", but the data have none."));
        var (target, start) = (workings.Nation(step.Target), workings.Nation(step.Start));
        columns = data.Lists.Select(l => l.Code)
            .Select(l => (List: l, Need: seatCounts.Whole(target.GetValueOrDefault(l)) - seatCounts.Whole(start.GetValueOrDefault(l))))
            .Where(c => c.Need > 0).ToDictionary(c => c.List, c => new Pool(c.Need), StringComparer.Ordinal);
    }

    public void Apply()
    {
        var table = workings.Define(step.Name);
        var needs = columns.Select(c => KeyValuePair.Create(c.Key, c.Value.Left)).ToImmutableArray();
        var cells = Cells();
        var auction = new Auction(workings.Ruling(step, null), long.Min(rows.Values.Sum(r => r.Left), columns.Values.Sum(c => c.Left)));
        if (step.National is null) Serve(auction, cells);
        else OneListAtATime(auction, cells, step.National);

        foreach (var cell in cells.Where(c => c.Seats > c.Start)) table.Write(places[cell].Unit, [KeyValuePair.Create(places[cell].List, cell.Seats - cell.Start)]);
        if (auction.Tie is not null) table.Write(Table.Nation, [KeyValuePair.Create(Table.Open, auction.Left)]);
        workings.Note(
            new PlaceReport(step.Name, step.Article, needs, auction.Given)
            {
                Cells = cells.Where(c => c.Seats > c.Start).ToImmutableDictionary(c => c.Name, c => places[c]),
                Tie = auction.Tie,
            },
            auction.Tie);
    }

    private List<Claimant> Cells()
    {
        var cells = new List<Claimant>();
        foreach (var (unit, row) in rows.Where(r => r.Value.Left > 0))
        {
            var (votes, start) = (workings.Row("votes", unit), workings.Row(step.Start, unit));
            factors[unit] = Factor(unit);
            foreach (var (list, column) in columns.Where(c => votes.ContainsKey(c.Key)))
            {
                var cell = new Claimant($"{unit}/{list}", votes[list], seatCounts.Whole(start.GetValueOrDefault(list)), long.MaxValue)
                {
                    Row = row,
                    Column = column,
                    ClaimsWithoutVotes = step.National is null,
                };
                cells.Add(cell);
                places[cell] = (unit, list);
            }
        }

        return cells;
    }

    private Rational Factor(string unit)
    {
        if (step.Over == PlaceFactor.None) return Rational.One;
        var valid = workings.Bases.OfUnit(unit, "valid");
        var factor = step.Over == PlaceFactor.Valid ? valid : seatCounts.OfUnit(unit) is > 0 and var seats ? valid / seats : Rational.Zero;
        return factor.Sign > 0 ? factor : Rational.One; // a unit without votes has no claims to compare
    }

    private ClaimValue Value(Claimant cell, Rational votes)
    {
        var claim = step.Divisors.Claim(votes, cell.Seats);
        var factor = factors[places[cell].Unit];
        if (step.Over == PlaceFactor.None) return claim;
        return new ClaimValue(claim.Class, claim.Over, claim.Under * (claim.Power == 1 ? factor : factor.ToThe(claim.Power)), claim.Power);
    }

    private void Serve(Auction auction, List<Claimant> cells) => auction.Run(
        cells, SeatReason.Placed, c => Value(c, c.Votes), (beaten, won) => Claim.Lacks(beaten, won, v => Value(beaten.By, v)));

    /// <summary>The list with the greatest national claim is next; its seat goes to the cell of it with the greatest claim.</summary>
    private void OneListAtATime(Auction auction, List<Claimant> cells, Divisors national)
    {
        var votes = workings.Nation("votes");
        var start = workings.Nation(step.Start);
        var lists = columns.Keys.Select(l => new Claimant(l, votes.GetValueOrDefault(l), seatCounts.Whole(start.GetValueOrDefault(l)), long.MaxValue)).ToList();
        var left = auction.Left;
        while (left > 0 && auction.Tie is null)
        {
            lists.RemoveAll(l => !cells.Exists(c => places[c].List == l.Name && c.CanTake));
            if (lists.Count == 0) return;
            var turn = new Auction(workings.Ruling(step, null) with { Explains = false }, 1);
            var held = lists.ConvertAll(l => l.Seats);
            turn.Run(lists, SeatReason.Placed, l => national.Claim(l.Votes, l.Seats), (_, _) => 0);
            auction.Tie = turn.Tie;
            auction.Left = left;
            if (turn.Left > 0) return;
            var next = lists[lists.Select((l, i) => l.Seats > held[i]).ToList().IndexOf(true)].Name;
            auction.Left = 1;
            Serve(auction, cells.FindAll(c => places[c].List == next));
            left -= 1 - auction.Left;
            auction.Left = left;
        }
    }
}
