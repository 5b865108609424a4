namespace Scrutineer.Office.Disputes;

/// <summary>A file handed in with a complaint.</summary>
/// <param name="Bytes">Its bytes.</param>
/// <param name="IsSealed">True: only its hash becomes public.</param>
/// <param name="What">What it is, for the public.</param>
/// <param name="Sha256">The hash given with it, hex; null: none. Another one is refused.</param>
public sealed record EvidenceFile(byte[] Bytes, bool IsSealed, string What, string? Sha256 = null)
{
    /// <summary>The greatest size of a file handed in: 25 MB.</summary>
    public const int GreatestLength = 25_000_000;
}

/// <summary>What whoever complains gets back.</summary>
/// <param name="Case">The number of the case: the index of its entry.</param>
/// <param name="Entry">SHA-256 of the entry's bytes, hex.</param>
/// <param name="At">When it was filed, by the clock of the office.</param>
/// <param name="Salt">For a private person: the salt of the commitment, hex, with which the person can show to be the one; null: none.</param>
public sealed record Receipt(long Case, string Entry, DateTimeOffset At, string? Salt);
