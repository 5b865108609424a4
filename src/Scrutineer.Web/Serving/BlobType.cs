namespace Scrutineer.Web.Serving;

/// <summary>The type of a blob by its first bytes. What could run in a browser is never named for what it is.</summary>
internal static class BlobType
{
    public const string Unknown = "application/octet-stream";

    private static readonly (byte[] Begin, string Type)[] Known =
    [
        ([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], "image/png"),
        ([0xff, 0xd8, 0xff], "image/jpeg"),
        ("%PDF-"u8.ToArray(), "application/pdf"),
        // The definition, units, form and law of an election are canonical JSON.
        ("{"u8.ToArray(), "application/json"),
    ];

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        foreach (var (begin, type) in Known)
            if (bytes.StartsWith(begin)) return type;
        return Unknown;
    }
}
