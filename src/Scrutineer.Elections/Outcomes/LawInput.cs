using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Elections.Acts;
using Scrutineer.Elections.Tallies;
using Scrutineer.Law;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Language;

namespace Scrutineer.Elections.Outcomes;

/// <summary>
/// What the law is applied to, made from tallies: a vote row for every unit that has stations (or a summary) of its own,
/// the numbers of every unit above stations, and the national bases.
/// </summary>
internal static class LawInput
{
    private static readonly string[] Bases = ["registered", "cast", "valid"];

    public static VoteData Of(Election election, TallyTable tallies)
    {
        var units = election.Units;
        var above = Enumerable.Range(0, units.All.Length).Where(i => !units[i].IsStation).ToList();
        var lawUnits = above.Select(i => new LawUnit(
            units[i].Code, units[i].Level, units.ParentOf(i) < 0 ? null : units[units.ParentOf(i)].Code, Numbers(election, tallies[i])));
        var lists = election.Lists.Select(l => new LawList(
            l.Code, l.Attributes.Where(a => a.Value is not ("" or "0" or "false")).ToImmutableDictionary(StringComparer.Ordinal)));
        var country = tallies.Country;
        if (country.Registered is null && election.Law.NationalBases().Contains("registered"))
            throw new RefusalException(new Refusal("law-no-base", "The law takes a share of \"registered\", but the register of the whole country is not known."));
        var votes = Votes(election, tallies, above);
        return new VoteData([.. lawUnits], [.. lists], votes)
        {
            Candidates = Persons(election, votes),
            Totals = Bases.Select(b => (b, Number: b == "registered" ? country.Registered : Counted(election, country, b)))
                .Where(t => t.Number is not null).ToImmutableDictionary(t => t.b, t => (Rational)t.Number!.Value),
            Lots = [.. election.Acts.OfType<LotDrawn>().Select(l => new Lot(l.Among, l.Drawn) { Situation = l.Situation })],
        };
    }

    /// <summary>The same with other votes.</summary>
    public static VoteData Changed(Election election, VoteData data, Table votes) =>
        new(data.Units, data.Lists, votes) { Totals = data.Totals, Lots = data.Lots, Candidates = Persons(election, votes) };

    /// <summary>Ballot lines that are candidates: each is the one person of his list, with the list's attributes, in every unit where he has votes.</summary>
    private static ImmutableDictionary<string, ImmutableDictionary<string, ImmutableArray<Candidate>>> Persons(Election election, Table votes)
    {
        var persons = election.Lists.Where(l => l.IsPerson).ToList();
        if (persons.Count == 0) return ImmutableDictionary<string, ImmutableDictionary<string, ImmutableArray<Candidate>>>.Empty;
        return votes.Rows.ToImmutableDictionary(
            row => row.Key,
            row => persons.Where(p => row.Value.ContainsKey(p.Code)).ToImmutableDictionary(
                p => p.Code,
                p => (ImmutableArray<Candidate>)[new Candidate(p.Code, row.Value[p.Code]) { Attributes = p.Attributes.ToImmutableDictionary(StringComparer.Ordinal) }],
                StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    /// <summary>Registers of the stations that have not reported, as the law's bound on ballots to come.</summary>
    public static Missing Missing(Election election, TallyTable tallies)
    {
        var units = election.Units;
        var incomplete = BasesOfLaw(election);
        var bounds = new Dictionary<string, BigInteger?>(StringComparer.Ordinal);
        for (var i = 0; i < units.All.Length; i++)
        {
            if (units[i].IsStation) continue;
            // A base with a blank in it is too small: no bar over it is certain.
            bounds[units[i].Code] = incomplete.Any(tallies[i].IsIncomplete) ? null : Bound(tallies[i]);
        }

        return new Missing(bounds[units[units.Root].Code], bounds);
    }

    /// <summary>
    /// Register less the registers that reported; where some of those are not known, register less the ballots found
    /// (nobody votes twice); never less than the registers of the listed stations that are missing. Null where nothing bounds it.
    /// </summary>
    public static BigInteger? Bound(Tally tally)
    {
        if (tally.StationsMissing == 0) return BigInteger.Zero;
        // Every missing station may be listed with its register; then their sum is a bound of its own.
        var listed = tally.UnitsMissing == tally.StationsMissing ? tally.RegisteredMissing : null;
        if (tally.Registered is not { } registered) return listed;
        var covered = tally.RegisteredCovered ?? tally.Base("cast") ?? tally.Base("valid") ?? tally.ListVotes ?? 0;
        var rest = long.Max(registered - covered, tally.RegisteredMissing ?? 0);
        return rest > 0 ? rest : listed;
    }

    private static ImmutableDictionary<string, Rational> Numbers(Election election, Tally tally)
    {
        var numbers = ImmutableDictionary.CreateBuilder<string, Rational>(StringComparer.Ordinal);
        foreach (var (name, value) in election.Units[tally.Unit].Numbers) numbers[name] = value;
        if (tally.Registered is { } registered) numbers["registered"] = registered;
        foreach (var name in Bases.Skip(1))
            if (Counted(election, tally, name) is { } value) numbers[name] = value;
        return numbers.ToImmutable();
    }

    /// <summary>The bases that the law's bars are taken of.</summary>
    public static string[] BasesOfLaw(Election election) =>
        [.. election.Law.Steps.OfType<QualifyStep>().SelectMany(q => q.If.Shares()).Select(s => s.Of).Distinct(StringComparer.Ordinal)];

    /// <summary>A base so far: 0 where nothing has been counted yet, null where protocols do not give it.</summary>
    private static long? Counted(Election election, Tally tally, string name) =>
        tally.Protocols == 0 && election.Form.Base(name) is not null ? 0 : tally.Base(name);

    /// <summary>A row holds what lies directly in the unit: its tally less those of the units above stations that lie in it.</summary>
    private static Table Votes(Election election, TallyTable tallies, List<int> above) => Table.Of(above
        .Where(i => tallies[i].Protocols > 0)
        .Select(i => (Unit: i, Parts: election.Units.ChildrenOf(i).Where(c => !election.Units[c].IsStation).Select(c => tallies[c]).ToList()))
        .Where(u => tallies[u.Unit].Protocols > u.Parts.Sum(p => p.Protocols))
        .Select(u => KeyValuePair.Create(
            election.Units[u.Unit].Code,
            (IEnumerable<KeyValuePair<string, Rational>>)
            [
                .. Enumerable.Range(0, election.Lists.Length)
                    .Where(l => tallies[u.Unit].Votes(l) is not null)
                    .Select(l => KeyValuePair.Create(
                        election.Lists[l].Code, (Rational)(tallies[u.Unit].Votes(l)!.Value - u.Parts.Sum(p => p.Votes(l) ?? 0)))),
            ])));
}
