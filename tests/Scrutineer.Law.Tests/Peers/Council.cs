using System.Collections.Immutable;
using System.Globalization;
using Scrutineer.Law.Data;
using Scrutineer.Law.Json;
using Scrutineer.Law.Language;
using Scrutineer.Testing;

namespace Scrutineer.Law.Tests.Peers;

/// <summary>A Dutch municipal council as data for the two laws of elections/laws.</summary>
/// <param name="Seats">Seats of the council; they choose the law.</param>
/// <param name="Lists">The lists with their candidates in list order.</param>
internal sealed record Council(long Seats, ImmutableArray<Council.List> Lists)
{
    public const string Unit = "M";

    private static readonly Lazy<SeatLaw> Small = new(() => Read("nl-council-small"));
    private static readonly Lazy<SeatLaw> Large = new(() => Read("nl-council-large"));

    /// <summary>A list and its candidates; deceased ones are marked as withdrawn.</summary>
    internal sealed record List(string Code, ImmutableArray<Candidate> Candidates)
    {
        public Rational Votes => Candidates.Aggregate(Rational.Zero, (sum, c) => sum + c.Votes);
    }

    /// <summary>P 7 from 19 seats on, P 8 below.</summary>
    public SeatLaw Law => Seats >= 19 ? Large.Value : Small.Value;

    /// <summary>The base that a quota may be taken of instead of the votes for lists.</summary>
    public Rational? Valid { get; init; }

    public VoteData Data(ImmutableArray<Lot> lots)
    {
        var numbers = ImmutableDictionary<string, Rational>.Empty.Add("seats", Seats);
        if (Valid is { } valid) numbers = numbers.Add("valid", valid);
        return new VoteData(
            [new LawUnit(Unit, "municipality", null, numbers)],
            [.. Lists.Select(l => new LawList(l.Code, ImmutableDictionary<string, string>.Empty))],
            Table.Of([KeyValuePair.Create(Unit, Lists.Select(l => KeyValuePair.Create(l.Code, l.Votes)))]))
        {
            Candidates = ImmutableDictionary<string, ImmutableDictionary<string, ImmutableArray<Candidate>>>.Empty
                .Add(Unit, Lists.ToImmutableDictionary(l => l.Code, l => l.Candidates)),
            Lots = lots,
        };
    }

    /// <summary>Votes of candidates 1, 2, 3 ...; missing ones at the end are 0.</summary>
    public static List Numbered(string code, IEnumerable<long> votes, int candidates, ISet<string> deceased) => new(
        code,
        [.. votes.Concat(Enumerable.Repeat(0L, candidates)).Take(candidates).Select((v, i) => Person(code, (i + 1).ToString(CultureInfo.InvariantCulture), v, deceased))]);

    public static Candidate Person(string list, string id, long votes, ISet<string> deceased) => new(id, votes) { Withdrawn = deceased.Contains($"{list}/{id}") };

    /// <summary><c>[[list, candidate], ...]</c> as <c>list/candidate</c>.</summary>
    public static HashSet<string> Deceased(JsonValue? json) => [.. (json?.Items ?? []).Select(d => $"{d.Items[0].Text}/{d.Items[1].Text}")];

    private static SeatLaw Read(string id) => Tests.Small.Ok(LawReader.Read(File.ReadAllBytes(Path.Combine(Shared.Repository, "elections", "laws", $"{id}.json"))));
}
