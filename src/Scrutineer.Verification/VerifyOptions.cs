namespace Scrutineer.Verification;

/// <summary>What a verification may know beforehand. The default knows nothing and verifies the whole record.</summary>
public sealed record VerifyOptions
{
    /// <summary>The text of a tlog-policy that is trusted: that of entry 0 must be the same but for comments and blanks; null: none.</summary>
    public string? TrustedPolicy { get; init; }

    /// <summary>The checkpoint that was verified before, a signed note; null: none. Its signatures are not verified again.</summary>
    public ReadOnlyMemory<byte>? Remembered { get; init; }

    /// <summary>
    /// The state and the publications are those of the first so many entries; null: of all. The record is verified as a whole all the same:
    /// only the latest checkpoint is signed.
    /// </summary>
    public long? At { get; init; }

    /// <summary>How many publications are counted again at a time, beside the reading; at least 1. Each holds a copy of the count.</summary>
    public int PublicationsAtOnce { get; init; } = 2;

    /// <summary>How much is read before it is refused.</summary>
    public VerifyLimits Limits { get; init; } = new();
}

/// <summary>Bounds on what is read.</summary>
public sealed record VerifyLimits
{
    /// <summary>Most entries of a record.</summary>
    public long Entries { get; init; } = int.MaxValue;

    /// <summary>Most bytes of a blob.</summary>
    public int Blob { get; init; } = 512 * 1024 * 1024;

    /// <summary>Most bytes of the checkpoint and of current.json.</summary>
    public int Small { get; init; } = 1024 * 1024;
}

/// <summary>How far a verification is.</summary>
/// <param name="Entries">Entries that were read.</param>
/// <param name="Size">Entries of the record.</param>
public readonly record struct VerifyProgress(long Entries, long Size);
