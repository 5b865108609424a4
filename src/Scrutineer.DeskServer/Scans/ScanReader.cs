using Scrutineer.Law;
using Scrutineer.Office.Scans;

namespace Scrutineer.DeskServer.Scans;

/// <summary>A scan that is safe to show to anybody.</summary>
/// <param name="Bytes">The bytes for the public: pictures are painted anew, PDFs are as they came.</param>
/// <param name="MediaType">Its type, by its content.</param>
internal sealed record Scan(byte[] Bytes, string MediaType);

/// <summary>Reads what was sent as a scan. Nothing is believed of its name or of the type it claims.</summary>
internal static class ScanReader
{
    /// <summary>Longest file, in bytes.</summary>
    public const int GreatestLength = 25 * 1_024 * 1_024;

    /// <summary>Reads at most <see cref="GreatestLength"/> bytes and one more. Refuses with the codes of <see cref="ScanRefusals"/>.</summary>
    /// <param name="stream">What was sent.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<Result<Scan>> Read(Stream stream, CancellationToken cancel)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancel)) > 0)
        {
            if (kept.Length + read > GreatestLength) return ScanRefusals.Large;
            kept.Write(buffer, 0, read);
        }

        var bytes = kept.ToArray();
        if (bytes.Length == 0) return ScanRefusals.Empty;
        if (bytes.AsSpan().StartsWith("%PDF-"u8)) return PdfCheck.Why(bytes) is { } refusal ? refusal : new Scan(bytes, "application/pdf");
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return await Picture.Paint(bytes, isPng: false, cancel);
        return bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? await Picture.Paint(bytes, isPng: true, cancel) : ScanRefusals.Kind;
    }
}
