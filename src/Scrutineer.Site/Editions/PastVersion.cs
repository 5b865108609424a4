using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Tallies;

namespace Scrutineer.Site.Editions;

/// <summary>The country's figures of one publication: what lists of versions and pictures over time need.</summary>
/// <param name="Number">The version: how many entries it is made from.</param>
/// <param name="Index">Index of the publication entry.</param>
/// <param name="Made">The publication.</param>
/// <param name="Time">The publisher's clock.</param>
/// <param name="StationsReported">Stations that are in.</param>
/// <param name="Stations">All stations.</param>
/// <param name="Register">Part of the register that is covered; null: not known.</param>
/// <param name="Turnout">Voters who took part of the registered at the stations that are in; null: not known.</param>
/// <param name="Votes">By list in ballot order; null: not known.</param>
/// <param name="Seats">By list in ballot order, if counting had stopped then.</param>
public sealed record PastVersion(
    long Number,
    long Index,
    PublicationMade Made,
    DateTimeOffset Time,
    long StationsReported,
    long Stations,
    Share? Register,
    Share? Turnout,
    ImmutableArray<long?> Votes,
    ImmutableArray<BigInteger> Seats)
{
    /// <summary>Code of the channel that was published.</summary>
    public string Channel => Made.Channel;

    /// <summary>The country's bases by name: cast, valid, lists, and lines for everything marked.</summary>
    public ImmutableSortedDictionary<string, long> Bases { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>A base; null: not known.</summary>
    public long? BaseNumber(string name) => Bases.TryGetValue(name, out var number) ? number : null;

    internal static PastVersion Of(Placed<PublicationMade> made, DateTimeOffset time, ElectionOutcome outcome, Elections.Election election)
    {
        var country = outcome.Tallies.Country;
        return new PastVersion(
            made.Data.Size, made.Index, made.Data, time, country.StationsReported, country.Stations, country.RegisterCoverage, country.Turnout,
            [.. Enumerable.Range(0, election.Lists.Length).Select(country.Votes)],
            [.. election.Lists.Select(l => outcome.Outcome.SeatsOf(l.Code))])
        {
            Bases = BasesOf(country, election),
        };
    }

    private static ImmutableSortedDictionary<string, long> BasesOf(Tally country, Elections.Election election)
    {
        var bases = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        foreach (var name in (string[])["cast", "valid", "lists", "registered"])
            if (country.Base(name) is { } number) bases[name] = number;
        if (Enumerable.Range(0, election.Lists.Length).Select(country.Votes).Where(v => v is not null).ToList() is { Count: > 0 } known) bases[Report.Results.Result.Lines] = known.Sum(v => v!.Value);
        return bases.ToImmutable();
    }
}
