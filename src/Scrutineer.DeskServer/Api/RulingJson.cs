using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Scrutineer.Elections;
using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Elections.Entries;
using Scrutineer.Law;

namespace Scrutineer.DeskServer.Api;

/// <summary>A decision as programs and forms send it.</summary>
internal record RulingJson(
    string Forum, string At, string Number, string Result, Dictionary<string, string> Reason, string Law, long? Case = null, GroundFindingJson[]? Findings = null, VotesJson? Votes = null,
    RemedyJson[]? Remedies = null, string? Note = null, string[]? Documents = null) : IWhole
{
    [JsonIgnore]
    public bool IsWhole => ComplaintJson.Has(Reason.Values, Findings, Remedies, Votes?.Dissent?.Values, Documents)
        && (Findings ?? []).All(f => ComplaintJson.Has(f.Text.Values)) && (Remedies ?? []).All(r => ComplaintJson.Has([.. r.Lists]));

    /// <summary>The decision. Refuses <c>remedy-unknown</c>, <c>remedy-day</c>, <c>decision-result</c>, <c>decision-file</c>.</summary>
    /// <param name="held">Finds a file that was given before: by its SHA-256, and whether it is a law.</param>
    public Result<DecisionMade> ToEntry(Func<string, bool, Result<BlobReference>> held)
    {
        if (!DecisionResults.All.Contains(Result)) return new Refusal("decision-result", $"A result is one of {string.Join(", ", DecisionResults.All)}, not \"{Result}\".");
        var remedies = ImmutableArray.CreateBuilder<Remedy>();
        foreach (var remedy in Remedies ?? [])
        {
            var read = remedy.ToRemedy();
            if (!read.IsOk) return read.Refusal!;
            var law = remedy is RepeatVoteJson { Law: { } sha256 } ? held(sha256, true) : default(Result<BlobReference>?);
            if (law is { IsOk: false, Refusal: { } noLaw }) return noLaw;
            remedies.Add(read.Value is RepeatVote repeat ? repeat with { Law = law?.Value } : read.Value);
        }

        var documents = (Documents ?? []).Distinct(StringComparer.Ordinal).Select(d => held(d, false)).ToList();
        if (documents.Find(d => !d.IsOk) is { Refusal: { } noFile }) return noFile;

        return new DecisionMade(
            Case, Forum, At, Number, Result, [.. (Findings ?? []).Select(f => new GroundFinding(f.Ground, f.Found, ComplaintJson.Texts(f.Text)))],
            Votes is { } votes ? new MembersVote(votes.For, votes.Against, votes.Abstained, ComplaintJson.Texts(votes.Dissent)) : null,
            remedies.ToImmutable(), ComplaintJson.Texts(Reason), Law, [.. documents.Select(d => d.Value)], Note);
    }
}

/// <summary>A decision with the digest of its preview.</summary>
internal sealed record MadeRulingJson(
    string Seen, string Forum, string At, string Number, string Result, Dictionary<string, string> Reason, string Law, long? Case = null, GroundFindingJson[]? Findings = null, VotesJson? Votes = null,
    RemedyJson[]? Remedies = null, string? Note = null, string[]? Documents = null) : RulingJson(Forum, At, Number, Result, Reason, Law, Case, Findings, Votes, Remedies, Note, Documents);

internal sealed record GroundFindingJson(string Ground, bool Found, Dictionary<string, string> Text);

internal sealed record VotesJson(int For, int Against = 0, int Abstained = 0, Dictionary<string, string>? Dissent = null);

/// <summary>Something ordered: the member <c>do</c> says what.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(AnnulUnitsJson), "annul-units")]
[JsonDerivedType(typeof(VoidVotesJson), "void-votes")]
[JsonDerivedType(typeof(RecountUnitsJson), "recount")]
[JsonDerivedType(typeof(CorrectLinesJson), "correct")]
[JsonDerivedType(typeof(ExcludeBoxJson), "exclude-box")]
[JsonDerivedType(typeof(AnnulResultJson), "annul-result")]
[JsonDerivedType(typeof(RepeatVoteJson), "repeat-vote")]
[JsonDerivedType(typeof(RevokeJson), "revoke")]
[JsonDerivedType(typeof(SuspendJson), "suspend")]
internal record RemedyJson
{
    /// <summary>The remedy. Refuses <c>remedy-unknown</c>, <c>remedy-day</c>.</summary>
    public virtual Result<Remedy> ToRemedy() => new Refusal("remedy-unknown", "Each remedy says what it does in its member \"do\".");

    /// <summary>Its lists of codes.</summary>
    [JsonIgnore]
    public virtual IEnumerable<string[]?> Lists => [];

    protected static Result<Remedy> OnDay(string day, Func<DateOnly, Remedy> make) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? make(read) : new Refusal("remedy-day", $"A day is written 2020-12-20, not \"{day}\".");

    protected static ImmutableArray<string> Sorted(string[]? codes) => ComplaintJson.Sorted(codes);
}

internal sealed record AnnulUnitsJson(string[] Units) : RemedyJson
{
    [JsonIgnore]
    public override IEnumerable<string[]?> Lists => [Units];

    public override Result<Remedy> ToRemedy() => new UnitsAnnulled(Sorted(Units));
}

internal sealed record VoidVotesJson(string[] Units, string List, string[]? From = null, string[]? To = null) : RemedyJson
{
    [JsonIgnore]
    public override IEnumerable<string[]?> Lists => [Units, From, To];

    public override Result<Remedy> ToRemedy() => new VotesVoided(Sorted(Units), List, Sorted(From), Sorted(To));
}

internal sealed record RecountUnitsJson(string[] Units) : RemedyJson
{
    [JsonIgnore]
    public override IEnumerable<string[]?> Lists => [Units];

    public override Result<Remedy> ToRemedy() => new RecountOrder(Sorted(Units));
}

internal sealed record CorrectLinesJson(string[] Units, string[] Lines) : RemedyJson
{
    [JsonIgnore]
    public override IEnumerable<string[]?> Lists => [Units, Lines];

    public override Result<Remedy> ToRemedy() => new CorrectionOrder(Sorted(Units), Sorted(Lines));
}

internal sealed record ExcludeBoxJson(string[] Units, string Box) : RemedyJson
{
    [JsonIgnore]
    public override IEnumerable<string[]?> Lists => [Units];

    public override Result<Remedy> ToRemedy() => new BoxExclusion(Sorted(Units), Box);
}

internal sealed record AnnulResultJson : RemedyJson
{
    public override Result<Remedy> ToRemedy() => new ResultAnnulled();
}

/// <summary>A repeat vote. Its law, where that differs, was given before, and is named by its SHA-256.</summary>
internal sealed record RepeatVoteJson(string[] Units, string On, string? Election = null, string? Law = null) : RemedyJson
{
    [JsonIgnore]
    public override IEnumerable<string[]?> Lists => [Units];

    public override Result<Remedy> ToRemedy() => OnDay(On, day => new RepeatVote(Sorted(Units), day, Election, null));
}

internal sealed record RevokeJson(long Entry) : RemedyJson
{
    public override Result<Remedy> ToRemedy() => new Revocation(Entry);
}

internal sealed record SuspendJson(string Clock, string? Until = null) : RemedyJson
{
    public override Result<Remedy> ToRemedy() => Until is { } until ? OnDay(until, day => new Suspension(Clock, day)) : new Suspension(Clock, null);
}
