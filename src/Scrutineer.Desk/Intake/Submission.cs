using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Scrutineer.Elections.Entries;

namespace Scrutineer.Desk.Intake;

/// <summary>What somebody sent, word for word, without who it was. Its bytes are hashed for the receipt.</summary>
/// <param name="Election">Identity with the phase.</param>
/// <param name="Language">ky, ru or en: in which it is written.</param>
/// <param name="Unit">Code of the unit.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "format")]
[JsonDerivedType(typeof(Complaint), "scrutineer-sent-complaint/1")]
[JsonDerivedType(typeof(ErrorReport), "scrutineer-sent-report/1")]
public abstract record Submission(string Election, string Language, string Unit)
{
    /// <summary>A complaint.</summary>
    /// <param name="Kind">Code of a kind of complainant.</param>
    /// <param name="List">Code of the list that complains; null: none.</param>
    /// <param name="Person">SHA-256 of a salt and the name, hex; null: no name was given.</param>
    /// <param name="Ground">Code of the ground.</param>
    /// <param name="Text">What happened.</param>
    /// <param name="Files">What was handed in.</param>
    public sealed record Complaint(string Election, string Language, string Unit, string Kind, string? List, string? Person, string Ground, string Text, ImmutableArray<SentFile> Files)
        : Submission(Election, Language, Unit);

    /// <summary>A report of an error.</summary>
    /// <param name="Figure">Which figure.</param>
    /// <param name="Shown">What the page shows.</param>
    /// <param name="Expected">What should be there, and how the sender knows.</param>
    public sealed record ErrorReport(string Election, string Language, string Unit, string Figure, string Shown, string Expected) : Submission(Election, Language, Unit);
}

/// <summary>A file handed in by the public.</summary>
/// <param name="What">What it is.</param>
/// <param name="IsPublic">True: it may become public with the complaint; otherwise only its hash.</param>
/// <param name="Sha256">SHA-256 of the file as it was sent, hex.</param>
/// <param name="Kept">The file as it is kept: pictures are painted anew.</param>
public sealed record SentFile(string What, bool IsPublic, string Sha256, BlobReference Kept);
