using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Tallies;

namespace Scrutineer.Interchange.Export;

/// <summary>Everything that files of open data are made from: one published version. The same source always gives the same bytes.</summary>
/// <param name="Id">Identity of the election with its phase: <c>kg-2020:live</c>.</param>
/// <param name="Origin">Origin of the log.</param>
/// <param name="Version">How many entries the version is made from.</param>
/// <param name="Root">Root of the log at that size, base64.</param>
/// <param name="Time">When it was published, with its offset.</param>
/// <param name="IsDeclared">True if the commission declared these figures.</param>
/// <param name="State">The state of the count.</param>
/// <param name="Outcome">What the law makes of the channel that is published.</param>
/// <param name="Versions">The versions up to this one, oldest first.</param>
public sealed record ExportSource(
    string Id,
    string Origin,
    long Version,
    string Root,
    DateTimeOffset Time,
    bool IsDeclared,
    CountState State,
    ElectionOutcome Outcome,
    ImmutableArray<ExportedVersion> Versions)
{
    private readonly Lazy<ImmutableDictionary<string, TallyTable>> tallies = new(() => State.Election.Channels.ToImmutableDictionary(
        c => c.Code, c => c.Code == Outcome.Channel ? Outcome.Tallies : TallyTable.Of(State, c.Code), StringComparer.Ordinal));

    /// <summary>The election with the acts in force.</summary>
    public Election Election => State.Election;

    /// <summary>True for a rehearsal.</summary>
    public bool IsTest => Id.EndsWith(":test", StringComparison.Ordinal);

    /// <summary>The totals of a channel.</summary>
    public TallyTable Tallies(string channel) => tallies.Value[channel];

    /// <summary>The legal state as a code: declared or preliminary.</summary>
    public string Status => IsDeclared ? "declared" : "preliminary";
}

/// <summary>A version in the list of versions.</summary>
/// <param name="Number">How many entries it is made from.</param>
/// <param name="Publication">Index of the publication entry.</param>
/// <param name="Time">When it was published.</param>
/// <param name="Channel">Code of the channel.</param>
/// <param name="StationsReported">Stations that were in.</param>
/// <param name="Stations">All stations.</param>
/// <param name="Votes">By list in ballot order; null: not known.</param>
/// <param name="Seats">By list in ballot order, if counting had stopped then.</param>
public sealed record ExportedVersion(
    long Number, long Publication, DateTimeOffset Time, string Channel, long StationsReported, long Stations, ImmutableArray<long?> Votes, ImmutableArray<long> Seats);
