using Microsoft.AspNetCore.Http.Metadata;

namespace Scrutineer.DeskServer.Routes;

/// <summary>How much may be sent to a route, in bytes, if that is other than the 512 KiB of all.</summary>
/// <param name="MaxRequestBodySize">How much.</param>
internal sealed record SizeLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata
{
    /// <summary>A scan: 30 MiB.</summary>
    public static SizeLimit Scan { get; } = new(30L << 20);

    /// <summary>A file of machine reports: 8 MiB.</summary>
    public static SizeLimit Reports { get; } = new(8L << 20);

    /// <summary>A complaint with its evidence, several files of 25 MB: 100 MiB.</summary>
    public static SizeLimit Evidence { get; } = new(100L << 20);

    /// <summary>A law: 1 MiB.</summary>
    public static SizeLimit Law { get; } = new(1L << 20);

    /// <summary>What the public sends: a complaint with a few files, 30 MiB.</summary>
    public static SizeLimit Intake { get; } = new(30L << 20);

    /// <summary>A part of a record that is sent: 8 MiB.</summary>
    public static SizeLimit Part { get; } = new(8L << 20);

    /// <summary>A record in an archive, with what a form puts around it.</summary>
    public static SizeLimit Record { get; } = new(Scrutineer.Office.RecordArchive.GreatestLength + (1L << 20));
}
