using System.Collections.Immutable;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>What must not matter, on the votes and laws of every vector: the order of lists and units, the unit of counting, the size of stations.</summary>
public class Symmetries
{
    private static readonly string[] Halves = ["a", "b"];

    private static readonly string[] Bases = ["valid", "cast", "registered"];

    private static (SeatLaw Law, VoteData Data) Read(string file)
    {
        var read = Small.Ok(VectorReader.Read(File.ReadAllBytes(Shared.Path("vectors", "seats", file))));
        return (read.Law, read.Data);
    }

    /// <summary>Seats by unit and list; or the code of the refusal. With an open tie the seats that hang on it are left open in both.</summary>
    private static IEnumerable<string> Seats(Result<Outcome> outcome) => outcome.IsOk
        ? outcome.Value.Result.Rows.SelectMany(r => r.Value.Where(c => !c.Value.IsZero).Select(c => $"{r.Key}/{c.Key}: {c.Value}")).Order(StringComparer.Ordinal)
        : [outcome.Refusal!.Code];

    private static VoteData With(VoteData data, IEnumerable<LawUnit> units, IEnumerable<LawList> lists, Table votes) => new([.. units], [.. lists], votes)
    {
        Direct = data.Direct,
        Totals = data.Totals,
        Lots = data.Lots,
        Candidates = data.Candidates,
        Winners = data.Winners,
        Ballots = data.Ballots,
    };

    private static Table Table(IEnumerable<KeyValuePair<string, IEnumerable<KeyValuePair<string, Rational>>>> rows) => Data.Table.Of(rows);

    private static KeyValuePair<string, IEnumerable<KeyValuePair<string, Rational>>> Row(string unit, IEnumerable<KeyValuePair<string, Rational>> cells) => new(unit, [.. cells]);

    [Theory]
    [MemberData(nameof(SeatVectors.Files), MemberType = typeof(SeatVectors))]
    public void The_order_of_units_and_lists_does_not_matter(string file)
    {
        var (law, data) = Read(file);
        if (law.Steps.Any(s => s.Ties is { } t && t.Rules.Contains(TieRule.Order))) return; // there the order of the ballot decides
        var turned = With(data, data.Units.Reverse(), data.Lists.Reverse(), Table(data.Votes.Rows.Reverse().Select(r => Row(r.Key, r.Value.Reverse()))));
        Assert.Equal(Seats(Evaluator.Evaluate(law, data)), Seats(Evaluator.Evaluate(law, turned)));
    }

    [Theory]
    [MemberData(nameof(SeatVectors.Files), MemberType = typeof(SeatVectors))]
    public void Counting_everything_in_thirds_of_a_vote_does_not_matter(string file)
    {
        var (law, data) = Read(file);
        if (law.Steps.Any(Rounds)) return; // a quota that is rounded to whole votes is not free of the unit of counting
        Rational three = 3;
        var votes = Table(data.Votes.Rows.Select(r => Row(r.Key, r.Value.Select(c => KeyValuePair.Create(c.Key, c.Value * three)))));
        var units = data.Units.Select(u => u with
        {
            Numbers = u.Numbers.ToImmutableDictionary(n => n.Key, n => n.Key is "seats" or "levelling" ? n.Value : n.Value * three),
        });
        var scaled = With(data, units, data.Lists, votes);
        var totals = new VoteData(scaled.Units, scaled.Lists, scaled.Votes)
        {
            Direct = data.Direct,
            Totals = data.Totals.ToImmutableDictionary(t => t.Key, t => t.Value * three),
            Lots = data.Lots,
            Candidates = data.Candidates.ToImmutableDictionary(u => u.Key, u => u.Value.ToImmutableDictionary(l => l.Key, l => l.Value.Select(p => p with { Votes = p.Votes * three }).ToImmutableArray())),
            Winners = [.. data.Winners.Select(w => w with { Votes = w.Votes * three, Valid = w.Valid * three })],
        };
        Assert.Equal(Seats(Evaluator.Evaluate(law, data)), Seats(Evaluator.Evaluate(law, totals)));
    }

    private static bool Rounds(Step step) => step is WeighStep { HalfUp: true }
        || (step is AwardStep award && new[] { award.By, award.Inner }.OfType<QuotaRule>().Any(q => q.Quota is not (QuotaKind.Hare or QuotaKind.HagenbachBischoff or QuotaKind.Imperiali)));

    [Theory]
    [MemberData(nameof(SeatVectors.Files), MemberType = typeof(SeatVectors))]
    public void Counting_a_district_in_two_halves_does_not_matter(string file)
    {
        var (law, data) = Read(file);
        // These steps take the rows of the vote table themselves for districts.
        if (law.Steps.Any(s => s is BalanceStep or WeighStep or AwardStep { Each: "list" or "list-in" })) return;
        Rational two = 2;
        var halves = data.Votes.Rows.SelectMany(r => Halves.Select(half => (Unit: r.Key, Half: $"{r.Key}#{half}", r.Value, IsFirst: half == "a"))).ToList();
        var units = data.Units.Concat(halves.Select(h => new LawUnit(h.Half, "station", h.Unit, ImmutableDictionary<string, Rational>.Empty)));
        var votes = Table(halves.Select(h => Row(h.Half, h.Value.Select(c => KeyValuePair.Create(c.Key, h.IsFirst ? (Rational)(c.Value / two).Floor() : c.Value - (c.Value / two).Floor())))));
        // Bases that the units carried by themselves are given as totals now.
        var bases = Bases.Where(b => !data.Totals.ContainsKey(b))
            .Select(b => (Base: b, Numbers: data.Votes.Rows.Select(r => data.Unit(r.Key)!.Numbers.TryGetValue(b, out var n) ? n : (Rational?)null).ToList()))
            .Where(b => b.Numbers.Count > 0 && b.Numbers.TrueForAll(n => n is not null))
            .Select(b => KeyValuePair.Create(b.Base, b.Numbers.Aggregate(Rational.Zero, (sum, n) => sum + n!.Value)));
        var split = new VoteData([.. units], data.Lists, votes)
        {
            Direct = data.Direct,
            Totals = data.Totals.AddRange(bases),
            Lots = data.Lots,
            Candidates = data.Candidates,
            Winners = data.Winners,
        };
        Assert.Equal(Seats(Evaluator.Evaluate(law, data)), Seats(Evaluator.Evaluate(law, split)));
    }
}
