using System.Collections.Immutable;
using Scrutineer.Elections.Canonical;

namespace Scrutineer.Elections.Entries;

/// <summary>An entry in the history of a complaint. Two are equal if they are written alike.</summary>
public abstract record DisputeEntry : EntryData
{
    private protected static bool AreWrittenAlike(DisputeEntry one, DisputeEntry? other) => other is not null && Bytes(one).AsSpan().SequenceEqual(Bytes(other));

    private protected static int HashOf(DisputeEntry one)
    {
        var hash = default(HashCode);
        hash.AddBytes(Bytes(one));
        return hash.ToHashCode();
    }

    private static byte[] Bytes(DisputeEntry entry)
    {
        var to = new CanonicalWriter();
        DisputeWriter.Write(to, entry);
        return to.ToArray();
    }
}

/// <summary>Something handed in with a complaint.</summary>
/// <param name="Blob">The file, by its content.</param>
/// <param name="IsSealed">True: only its hash is public; the file is kept by whoever hears the complaint.</param>
/// <param name="What">What it is, for the public; never empty, without names of persons.</param>
public sealed record Evidence(BlobReference Blob, bool IsSealed, string What);

/// <summary>Who complains: a kind of complainant, never the name of a person.</summary>
/// <param name="Kind">Code of one of the entitled: voter, candidate, list, observer.</param>
/// <param name="Lists">Codes of lists that complain.</param>
/// <param name="Person">For a private person: SHA-256 of a salt and the name, hex; null: none.</param>
/// <param name="Initials">How the register calls the person: <c>A. B.</c>; null: not at all.</param>
public sealed record Complainant(string Kind, ImmutableArray<string> Lists, string? Person, string? Initials);

/// <summary>A complaint. Its index is the number of the case.</summary>
/// <param name="Forum">Code of the forum.</param>
/// <param name="At">Code of the unit in which the forum sits.</param>
/// <param name="By">Who complains.</param>
/// <param name="Grounds">Codes of grounds; at least one, sorted, each once.</param>
/// <param name="Units">Codes of the units complained of; at least one, sorted, each once.</param>
/// <param name="Against">Index of the decision that is appealed; null: a complaint in the first instance.</param>
/// <param name="Asks">Codes of the remedies asked for, sorted, each once.</param>
/// <param name="Text">What is said, for the public, without names of persons.</param>
/// <param name="Evidence">What was handed in with it.</param>
public sealed record ComplaintFiled(
    string Forum,
    string At,
    Complainant By,
    ImmutableArray<string> Grounds,
    ImmutableArray<string> Units,
    long? Against,
    ImmutableArray<string> Asks,
    LocalText Text,
    ImmutableArray<Evidence> Evidence) : DisputeEntry
{
    public bool Equals(ComplaintFiled? other) => AreWrittenAlike(this, other);

    public override int GetHashCode() => HashOf(this);
}

/// <summary>A step in the handling of a complaint.</summary>
/// <param name="Case">Index of the complaint.</param>
/// <param name="Step">One of <see cref="Disputes.Cases.CaseSteps"/>.</param>
/// <param name="Text">What happened or why, for the public.</param>
/// <param name="Until">When the hearing is, or by when something is to be mended; null: neither.</param>
/// <param name="With">Index of the case it is joined with; null: none.</param>
/// <param name="Evidence">What was handed in with it.</param>
public sealed record ComplaintMoved(long Case, string Step, LocalText Text, DateTimeOffset? Until, long? With, ImmutableArray<Evidence> Evidence) : DisputeEntry
{
    public bool Equals(ComplaintMoved? other) => AreWrittenAlike(this, other);

    public override int GetHashCode() => HashOf(this);
}

/// <summary>What was found about one ground.</summary>
/// <param name="Ground">Code of the ground.</param>
/// <param name="IsFound">True: it was found to be so.</param>
/// <param name="Text">Why.</param>
public sealed record GroundFinding(string Ground, bool IsFound, LocalText Text);

/// <summary>How the members voted.</summary>
/// <param name="For">Members for the decision.</param>
/// <param name="Against">Members against it.</param>
/// <param name="Abstained">Members who abstained.</param>
/// <param name="Dissent">What dissenting members say; empty: nothing.</param>
public sealed record MembersVote(int For, int Against, int Abstained, LocalText Dissent);

/// <summary>A decision, on a complaint or of its maker's own motion. Its remedies change what is counted; nothing is edited.</summary>
/// <param name="Case">Index of the complaint; null: of its own motion.</param>
/// <param name="Forum">Code of the forum.</param>
/// <param name="At">Code of the unit in which the forum sits.</param>
/// <param name="Number">Its number as the forum counts: <c>249</c>.</param>
/// <param name="Result">One of <see cref="Disputes.Cases.DecisionResults"/>.</param>
/// <param name="Findings">What was found about each ground, in the order of the grounds of the complaint.</param>
/// <param name="Votes">How the members voted; null: not given.</param>
/// <param name="Remedies">What is ordered.</param>
/// <param name="Reason">Why, for the public; at least one language.</param>
/// <param name="Law">The articles it rests on.</param>
/// <param name="Documents">The decision as it was signed on paper.</param>
/// <param name="Note">The signed note of the commission about this decision (C2SP signed-note); null: not signed with keys.</param>
public sealed record DecisionMade(
    long? Case,
    string Forum,
    string At,
    string Number,
    string Result,
    ImmutableArray<GroundFinding> Findings,
    MembersVote? Votes,
    ImmutableArray<Remedy> Remedies,
    LocalText Reason,
    string Law,
    ImmutableArray<BlobReference> Documents,
    string? Note) : DisputeEntry
{
    public bool Equals(DecisionMade? other) => AreWrittenAlike(this, other);

    public override int GetHashCode() => HashOf(this);
}
