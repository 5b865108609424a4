using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Elections.Acts;
using Scrutineer.Elections.Tallies;
using Scrutineer.Law;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;

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
        return new VoteData([.. lawUnits], [.. lists], Votes(election, tallies, above))
        {
            Totals = Bases.Select(b => (b, Number: b == "registered" ? country.Registered : Counted(election, country, b)))
                .Where(t => t.Number is not null).ToImmutableDictionary(t => t.b, t => (Rational)t.Number!.Value),
            Lots = [.. election.Acts.OfType<LotDrawn>().Select(l => new Lot(l.Among, l.Drawn))],
        };
    }

    /// <summary>Registers of the stations that have not reported, as the law's bound on ballots to come.</summary>
    public static Missing Missing(Election election, TallyTable tallies)
    {
        var units = election.Units;
        var bounds = new Dictionary<string, BigInteger?>(StringComparer.Ordinal);
        for (var i = 0; i < units.All.Length; i++)
        {
            if (units[i].IsStation) continue;
            bounds[units[i].Code] = Bound(tallies[i]);
        }

        return new Missing(bounds[units[units.Root].Code], bounds);
    }

    /// <summary>
    /// Register less the registers that reported; where some of those are not known, register less the ballots found
    /// (nobody votes twice); null where the register itself is not known.
    /// </summary>
    public static BigInteger? Bound(Tally tally)
    {
        if (tally.StationsMissing == 0) return BigInteger.Zero;
        if (tally.Registered is not { } registered) return null;
        var covered = tally.RegisteredCovered ?? tally.Base("cast") ?? tally.Base("valid") ?? tally.ListVotes ?? 0;
        return BigInteger.Max(0, registered - covered);
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
